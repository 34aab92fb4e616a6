// Everything that a run has shown, in one place: the checker's counts, the invariants seen from outside, the interruptions.
import { checkHistories, CLOCK_SLACK_MS, countKinds, type HistoryVerdict } from '../../load';
import type { Finding } from '@haopai/record';
import { checkClockSteps } from './clock-steps';
import { checkCutOffs } from './cut-offs';
import type { Evidence } from './evidence';
import { type Figures, figuresOf } from './figures';
import type { Gap } from './gap';
import { type Drain, measureInterruptions } from './interruptions';
import type { MoneyVerdict } from './money';
import { skewedSpans, touches } from './skewed-spans';
import { checkSkewedTimes } from './skewed-times';
import { checkTimeGivenBack } from './time-given-back';

/** The auction's clock was as far from this machine's, while the node that wrote had another. */
const SKEWED_SLACK_MS = 2_300;
const SLOWEST_SHOWN = 5;
/** Half of what the program gives itself before it gives up and leaves things undone. */
const DRAIN_MAX_MS = 5_000;
/** A statement of a request waits for ten seconds for a connection that is dead. */
const RECOVERY_MAX_MS = 20_000;

type FigureName =
  | 'failoverMs'
  | 'disturbedFailoverMs'
  | 'freezeMs'
  | 'dropMs'
  | 'handoverMs'
  | 'quietMs'
  | 'drainMs'
  | 'recoveryMs'
  | 'databaseFailoverMs'
  | 'databaseBackMs';

export interface Verdict {
  readonly histories: HistoryVerdict;
  /** Times that a running lot got back the time of a certain outage. */
  readonly resumed: number;
  /** Times that a lot got time back because many of its bidders were cut off for certain. */
  readonly givenForCuts: number;
  /** Breaches of anything; empty when all held. */
  readonly violations: readonly string[];
  readonly interruptions: Readonly<Record<FigureName, Figures>>;
  readonly databaseFailoverMsBy: Readonly<Record<string, Figures>>;
  readonly longestWithoutDatabaseMs: number;
  readonly doorStallLeasesLost: number;
  readonly money: MoneyVerdict;
  /** The longest hand-overs, the worst first. */
  readonly slowestHandovers: readonly Gap[];
  /** The longest failovers of the database, the worst first. */
  readonly slowestFailovers: readonly Gap[];
  /** The longest drains, the worst first. */
  readonly slowestDrains: readonly Drain[];
}

export interface AlsoSeen {
  /** What verify-journal says of the whole database: of it, what it says of heads is news to the checker of histories. */
  readonly findings: readonly Finding[];
  /** Lots that opened in time and did not end. */
  readonly unendedLotIds: readonly number[];
  /** Instances that ended though nobody wanted them to. */
  readonly crashes: readonly string[];
  readonly money: MoneyVerdict;
}

export function judge(evidence: Evidence, { findings, unendedLotIds, crashes, money }: AlsoSeen): Verdict {
  const histories = judgeHistories(evidence);
  const time = checkTimeGivenBack(evidence);
  const cuts = checkCutOffs(evidence);
  const {
    failoverMs,
    disturbedFailoverMs,
    freezeMs,
    dropMs,
    handovers,
    quiet,
    drainMs,
    drains,
    doorStallLeasesLost,
    databaseFailoverMs,
    databaseFailovers,
    databaseFailoverMsBy,
    databaseBackMs,
    longestWithoutDatabaseMs,
  } = measureInterruptions(evidence);
  const recoveries = evidence.faults
    .filter(({ fault, endedAtMs }) => fault.kind === 'dropPackets' && endedAtMs < Infinity)
    .map(({ recoveryMs }) => recoveryMs);
  const unanswered = histories.unanswered === 0 ? [] : [`${histories.unanswered} bids never got an answer`];
  return {
    histories,
    resumed: time.resumed,
    givenForCuts: cuts.given,
    violations: [
      ...histories.findings.map(({ kind, lotId, detail }) => `${kind}: lot ${lotId} ${detail}`),
      ...findings
        .filter(({ fault }) => fault.startsWith('HEAD_'))
        .map(({ fault, lotId, detail }) => `verify-journal: lot ${lotId} ${fault} ${detail}`),
      ...time.faults.map((fault) => `time given back: ${fault}`),
      ...checkClockSteps(evidence).map((fault) => `a step of the clock: ${fault}`),
      ...cuts.faults.map((fault) => `cut off: ${fault}`),
      ...money.faults.map((fault) => `money, ${fault}`),
      ...unendedLotIds.map((lotId) => `every lot ends: lot ${lotId} has not`),
      ...crashes.map((name) => `crash: ${name} ended by itself`),
      ...unanswered,
      ...(doorStallLeasesLost === 0
        ? []
        : [`a door stood still: its engine lost ${doorStallLeasesLost} leases`]),
      ...recoveries
        .filter((ms) => ms > RECOVERY_MAX_MS)
        .map((ms) => `packets pass again: an instance held no shard, or its pools were full, for ${ms} ms`),
      ...evidence.faults
        .filter(({ hasTakenAlone }) => hasTakenAlone)
        .map(({ beganAtMs }) => `the smaller half took a write after ${beganAtMs}`),
      ...drains
        .filter(({ ms }) => ms > DRAIN_MAX_MS)
        .map(({ ms, target, ends }) => `drain: ${target} took ${ms} ms to end: ${ends.join(' | ')}`),
    ],
    interruptions: {
      failoverMs: figuresOf(failoverMs),
      disturbedFailoverMs: figuresOf(disturbedFailoverMs),
      freezeMs: figuresOf(freezeMs),
      dropMs: figuresOf(dropMs),
      recoveryMs: figuresOf(recoveries),
      handoverMs: figuresOf(handovers.map(({ ms }) => ms)),
      quietMs: figuresOf(quiet.map(({ ms }) => ms)),
      drainMs: figuresOf(drainMs),
      databaseFailoverMs: figuresOf(databaseFailoverMs),
      databaseBackMs: figuresOf(databaseBackMs),
    },
    databaseFailoverMsBy: Object.fromEntries(
      [...databaseFailoverMsBy].map(([kind, durations]) => [kind, figuresOf(durations)]),
    ),
    longestWithoutDatabaseMs,
    doorStallLeasesLost,
    money,
    slowestHandovers: slowest(handovers),
    slowestFailovers: slowest(databaseFailovers),
    slowestDrains: slowest(drains),
  };
}

/** Where the clock was wrong the bidders' clock alone says what is early and late. */
function judgeHistories(evidence: Evidence): HistoryVerdict {
  const skewed = skewedSpans(evidence);
  const clockSlackMs = (fromMs: number, toMs: number): number =>
    touches(skewed, fromMs, toMs) ? SKEWED_SLACK_MS : CLOCK_SLACK_MS;
  const histories = checkHistories(evidence.journal, evidence.tries, { clockSlackMs });
  const findings = [...histories.findings, ...checkSkewedTimes(evidence)];
  return { ...histories, findings, counts: countKinds(findings) };
}

function slowest<One extends { readonly ms: number }>(all: readonly One[]): readonly One[] {
  return [...all].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST_SHOWN);
}
