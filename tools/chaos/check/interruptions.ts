// How long bidders were kept waiting: when an owner died, when it was frozen, and when lots changed hands as planned.
import { shardOf } from '@haopai/engine';
import { type FaultKind, hitsTheWriter } from '../faults/fault';
import type { FaultRecord } from '../faults/fault-log';
import type { Beat } from '../stage/database-pulse';
import type { Ownership } from '../stage/shard-watch';
import { databaseBacks, databaseFailovers, type Failover } from './database-failovers';
import { type Evidence, ownerOf, ownerUntil, type Span } from './evidence';
import type { Gap } from './gap';
import { type SignsOfLife, signsOfLife } from './signs-of-life';
import { BEFORE_MS, isDisturbed, isDrain, probedLots } from './undisturbed';

export interface Interruptions {
  /**
   * From the kill -9 of a lot's owner to the receipt of the first bid that the lot judged afterwards: one duration for each
   * probed lot of the victim, where no other fault was under way.
   */
  readonly failoverMs: readonly number[];
  /** The same, where another fault was under way. */
  readonly disturbedFailoverMs: readonly number[];
  /** From SIGSTOP of a lot's owner to the first bid taken again, where no other fault was under way. */
  readonly freezeMs: readonly number[];
  /** From the first packet lost between a lot's owner and MySQL to the first bid taken again, where no other fault was under way. */
  readonly dropMs: readonly number[];
  /**
   * From the moment at which the node that writes, or the way to it, was lost to the first receipt of a bid that was sent afterwards, or was
   * sent again: one duration for each probed lot, where no other fault was under way. Of a lot that still waited when the next began, until then.
   */
  readonly databaseFailoverMs: readonly number[];
  /** The same, each with its lot and fault. */
  readonly databaseFailovers: readonly Failover[];
  /** The same by the kind of fault. */
  readonly databaseFailoverMsBy: ReadonlyMap<FaultKind, readonly number[]>;
  /** From the same moment to the first write past the program that was sent afterwards and taken: what of it is the database's. One a fault, where no other was under way. */
  readonly databaseBackMs: readonly number[];
  /** The longest time without such a write. */
  readonly longestWithoutDatabaseMs: number;
  /**
   * The longest time without a decision (receipt or refusal) for any of the probing bidders of a lot, while the lot changed
   * hands as planned: by the drain of its owner, from just before SIGTERM to just after the process ended, or by a hand-over
   * between living instances, around the moment at which the lease row changed. One duration a lot and change, where no
   * other fault was under way. It contains the bidders' own pause of up to 110 ms between two probes.
   */
  readonly handovers: readonly Gap[];
  /** From SIGTERM to the end of the process, where no other fault was under way. */
  readonly drainMs: readonly number[];
  /** The same drains, each with what its parts said of their end. */
  readonly drains: readonly Drain[];
  /** Shards that engines lost while their doors stood still, where no other fault was under way: they are to keep them. */
  readonly doorStallLeasesLost: number;
  /** The same longest time, in the same windows, on the probed lots that did not change hands: what the machine does. */
  readonly quiet: readonly Gap[];
}

export interface Drain {
  readonly ms: number;
  /** The instance. */
  readonly target: string;
  /** Epoch milliseconds. */
  readonly fromMs: number;
  readonly ends: readonly string[];
}

const AFTER_MS = 1_500;
/** A bid judged so soon after the kill came before it: instances' clocks differ. */
const CLOCKS_DIFFER_MS = 60;

export function measureInterruptions(evidence: Evidence): Interruptions {
  const signs = signsOfLife(evidence);
  const killed = evidence.faults.filter(
    ({ fault }) => fault.kind === 'killInstance' || fault.kind === 'killTaker',
  );
  const outlived = killed.flatMap((record) => durationsOf(evidence, signs, record));
  const aloneAfter = (kind: FaultKind): readonly number[] =>
    evidence.faults
      .filter(({ fault }) => fault.kind === kind)
      .flatMap((record) => durationsOf(evidence, signs, record))
      .flatMap(({ ms, isAlone }) => (isAlone ? [ms] : []));
  const windows = changesOfHands(evidence);
  const gaps = windows.flatMap((window) => gapsIn(evidence, signs, window));
  const failovers = databaseFailovers(evidence, signs);
  const failoversBy = new Map<FaultKind, readonly number[]>();
  for (const { kind, ms } of failovers) failoversBy.set(kind, [...(failoversBy.get(kind) ?? []), ms]);
  const ended = evidence.faults.flatMap((record) => endedDrain(evidence, record));
  return {
    failoverMs: outlived.flatMap(({ ms, isAlone }) => (isAlone ? [ms] : [])),
    disturbedFailoverMs: outlived.flatMap(({ ms, isAlone }) => (isAlone ? [] : [ms])),
    freezeMs: aloneAfter('freezeInstance'),
    dropMs: aloneAfter('dropPackets'),
    databaseFailoverMs: failovers.map(({ ms }) => ms),
    databaseFailovers: failovers,
    databaseFailoverMsBy: failoversBy,
    databaseBackMs: databaseBacks(evidence),
    longestWithoutDatabaseMs: longestPause(evidence.beats),
    handovers: gaps.flatMap(({ hasChanged, ...gap }) => (hasChanged ? [gap] : [])),
    drainMs: ended.map(({ ms }) => ms),
    drains: ended,
    doorStallLeasesLost: evidence.faults.reduce((sum, record) => sum + leasesLostIn(evidence, record), 0),
    quiet: gaps.flatMap(({ hasChanged, ...gap }) => (hasChanged ? [] : [gap])),
  };
}

type Signs = ReadonlyMap<number, SignsOfLife>;

function durationsOf(
  evidence: Evidence,
  signs: Signs,
  record: FaultRecord,
): readonly { readonly ms: number; readonly isAlone: boolean }[] {
  const { beganAtMs, target } = record;
  return probedLots(evidence, { fromMs: beganAtMs, toMs: beganAtMs }).flatMap(({ id }) => {
    if (ownerOf(evidence, id, beganAtMs) !== target) return [];
    const first = signs.get(id)?.acceptances.find(({ atMs }) => atMs > beganAtMs + CLOCKS_DIFFER_MS);
    if (first === undefined) return [];
    const isAlone = !isDisturbed(evidence, { fromMs: beganAtMs - BEFORE_MS, toMs: first.ackedAtMs }, record);
    return [{ ms: first.ackedAtMs - beganAtMs, isAlone }];
  });
}

function longestPause(beats: readonly Beat[]): number {
  const pauses = beats.map(({ doneAtMs }, index) => doneAtMs - (beats[index - 1]?.doneAtMs ?? doneAtMs));
  return pauses.reduce((longest, ms) => Math.max(longest, ms), 0);
}

interface ChangeOfHands extends Span {
  readonly why: string;
  readonly hasChanged: (lotId: number) => boolean;
}

function changesOfHands(evidence: Evidence): readonly ChangeOfHands[] {
  return [...drains(evidence), ...rebalancings(evidence)];
}

function drains(evidence: Evidence): readonly ChangeOfHands[] {
  return evidence.faults.flatMap((record): readonly ChangeOfHands[] => {
    const { fault, target, beganAtMs, backAtMs } = record;
    if (!isDrain(fault)) return [];
    const span = { fromMs: beganAtMs - BEFORE_MS, toMs: Math.max(beganAtMs + AFTER_MS, backAtMs) };
    if (isDisturbed(evidence, span, record)) return [];
    const hasChanged = (lotId: number): boolean => ownerUntil(evidence, lotId, beganAtMs) === target;
    return [{ ...span, hasChanged, why: `${fault.kind} ${target}` }];
  });
}

function endedDrain(evidence: Evidence, record: FaultRecord): readonly Drain[] {
  const { fault, target, ends, beganAtMs, backAtMs } = record;
  if (!isDrain(fault) || isDisturbed(evidence, { fromMs: beganAtMs, toMs: backAtMs }, record)) return [];
  const ms = backAtMs - beganAtMs - ('downMs' in fault ? fault.downMs : 0);
  return [{ ms, target, fromMs: beganAtMs, ends }];
}

function leasesLostIn(evidence: Evidence, record: FaultRecord): number {
  const span = { fromMs: record.beganAtMs, toMs: record.endedAtMs };
  return isDisturbed(evidence, span, record) ? 0 : record.leasesLost;
}

/** Lots that went from one living instance to another, each at its own moment. */
function rebalancings(evidence: Evidence): readonly ChangeOfHands[] {
  return evidence.lots.flatMap(({ id, probedUntilMs }) => {
    if (probedUntilMs === null) return [];
    return evidence
      .ownersOf(shardOf(id))
      .flatMap(({ owner, sinceMs }, index, owners): readonly ChangeOfHands[] => {
        const before = owners.slice(0, index).findLast((earlier) => earlier.owner !== null);
        if (owner === null || before === undefined || wasLost(evidence, before, sinceMs)) return [];
        const span = { fromMs: sinceMs - BEFORE_MS, toMs: sinceMs + AFTER_MS };
        return isDisturbed(evidence, span, null)
          ? []
          : [{ ...span, hasChanged: (lotId) => lotId === id, why: `${before.owner ?? ''} to ${owner}` }];
      });
  });
}

/** The owner did not give the shard up by itself. */
function wasLost({ faults }: Evidence, { owner, sinceMs }: Ownership, untilMs: number): boolean {
  return faults.some(
    ({ fault, target, beganAtMs, endedAtMs }) =>
      !isDrain(fault) &&
      beganAtMs < untilMs &&
      endedAtMs > sinceMs &&
      (target === owner || fault.kind === 'killMysql' || hitsTheWriter(fault)),
  );
}

/** The longest pause between decisions of each lot that is probed through the whole span. */
function gapsIn(
  evidence: Evidence,
  signs: Signs,
  { hasChanged, why, ...span }: ChangeOfHands,
): readonly (Gap & { readonly hasChanged: boolean })[] {
  const gaps = probedLots(evidence, span).map(({ id: lotId }) => {
    const decisions = (signs.get(lotId)?.decisionsAtMs ?? []).filter(
      (atMs) => atMs > span.fromMs && atMs < span.toMs,
    );
    const times = [...decisions, span.toMs];
    let longest = { ms: 0, fromMs: span.fromMs };
    let fromMs = span.fromMs;
    for (const atMs of times) {
      if (atMs - fromMs > longest.ms) longest = { ms: atMs - fromMs, fromMs };
      fromMs = atMs;
    }
    return { ...longest, lotId, why, hasChanged: hasChanged(lotId) };
  });
  // A lot that changes hands in the same span, at a moment of its own, is neither.
  return gaps.filter((gap) => gap.hasChanged || !changesIn(evidence, gap.lotId, span));
}

function changesIn({ ownersOf }: Evidence, lotId: number, { fromMs, toMs }: Span): boolean {
  return ownersOf(shardOf(lotId)).some(({ sinceMs }) => sinceMs > fromMs && sinceMs < toMs);
}
