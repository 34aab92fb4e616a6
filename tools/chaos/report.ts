// What a run says in the end: a table for people, JSON for machines.
import type { Gap } from './check/gap';
import type { ChaosRun } from './run-chaos';

const VIOLATIONS_SHOWN_MAX = 30;

export interface ChaosJson {
  readonly seed: number;
  readonly instances: number;
  readonly durationMs: number;
  readonly kills: number;
  /** How often each kind of fault was played. */
  readonly faults: Readonly<Record<string, number>>;
  readonly lots: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly earlyCloses: number;
  readonly lateAccepts: number;
  /** Orders of which citizens were told, and of them those that were paid. */
  readonly orders: number;
  readonly paid: number;
  /** What they were told beside orders, payments, the provider and the ledger: what does not hold. */
  readonly moneyFaults: number;
  /** Shards that an engine lost while its door stood still. */
  readonly doorStallLeasesLost: number;
  /** Every breach, those four included. */
  readonly violations: readonly string[];
  readonly [name: string]: unknown;
}

export function chaosJson(
  run: ChaosRun,
  { seed, instances }: { seed: number; instances: number },
): ChaosJson {
  const {
    histories,
    interruptions,
    resumed,
    givenForCuts,
    violations,
    slowestHandovers,
    slowestFailovers,
    slowestDrains,
    databaseFailoverMsBy,
    longestWithoutDatabaseMs,
    doorStallLeasesLost,
    money,
  } = run.verdict;
  const { counts, acknowledged, refused, rescued, bids, tries } = histories;
  return {
    seed,
    instances,
    durationMs: Math.round(run.durationMs),
    kills: run.log.kills,
    faults: run.log.countByKind,
    lots: run.lots,
    bids,
    tries,
    acknowledged,
    refused,
    rescued,
    resumed,
    givenForCuts,
    lost: counts.lost,
    doubled: counts.doubled,
    earlyCloses: counts.earlyClose,
    lateAccepts: counts.lateAccept,
    orders: money.orders,
    paid: money.paid,
    paidBack: money.paidBack,
    moneyFaults: money.faults.length,
    internalErrors: money.internalErrors,
    ...interruptions,
    databaseFailoverMsBy,
    longestWithoutDatabaseMs,
    doorStallLeasesLost,
    slowestHandovers: slowestHandovers.map(wordsOfGap),
    slowestFailovers: slowestFailovers.map(wordsOfGap),
    slowestDrains: slowestDrains.map(
      ({ ms, target, fromMs, ends }) =>
        `${Math.round(ms)} ms, ${target} at ${new Date(fromMs).toISOString().slice(11, -1)}: ${ends.join(' | ')}`,
    ),
    violations,
  };
}

function wordsOfGap({ ms, lotId, fromMs, why, isAtLeast }: Gap): string {
  return `${isAtLeast === true ? 'at least ' : ''}${Math.round(ms)} ms on lot ${lotId} from ${new Date(fromMs).toISOString().slice(11, -1)}, ${why}`;
}

export function chaosTable(json: ChaosJson): string {
  const { violations, ...figures } = json;
  const rows = Object.entries(figures).map(([name, value]) => `  ${name.padEnd(20)} ${wordsOf(value)}`);
  if (violations.length === 0) return [...rows, '', 'Every invariant held.'].join('\n');
  const shown = violations.slice(0, VIOLATIONS_SHOWN_MAX).map((violation) => `  ${violation}`);
  const rest = violations.length - shown.length;
  if (rest > 0) shown.push(`  and ${rest} more`);
  return [...rows, '', `${violations.length} VIOLATIONS:`, ...shown].join('\n');
}

function wordsOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.join('; ');
  return Object.entries(value)
    .map(([name, part]) => `${name} ${typeof part === 'object' ? `(${wordsOf(part)})` : String(part)}`)
    .join(', ');
}
