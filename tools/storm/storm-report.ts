// The figures of a storm, the same for both drivers: what bidders were told, how fast, what watchers saw, what the checker found.
import os from 'node:os';
import type { LoadSale } from '../../load-tests/bidding/sale.ts';
import { LatencyHistogram } from '../../load-tests/scenarios/latency-histogram.ts';
import type { Settings } from '../../load-tests/scenarios/settings.ts';
import type { HistoryVerdict, Kind } from '../load';
import { answersOf, latencyOf } from './answers';
import { type Figures, figuresOf } from './figures';
import type { Gatherer } from './gatherer';
import { type OpeningFigures, openingOf } from './opening';
import { type RequestRow, requestRows } from './request-rows';
import { type Second, secondsOf } from './seconds';
import { judge, type ThresholdRow } from './threshold-rows';

export interface StormReport {
  readonly driver: 'k6' | 'node';
  readonly settings: Settings;
  readonly site: readonly string[];
  readonly machine: string;
  readonly startedAtMs: number;
  /** From the opening to the last answer or tick. */
  readonly seconds: number;
  /** Of first answers. */
  readonly acknowledgements: Figures;
  readonly refusals: Figures;
  /** Answered bids that were sent once more, and got their answer again. */
  readonly repeated: number;
  readonly refusedByCode: Readonly<Record<string, number>>;
  /** Tries without an answer, by reason. */
  readonly unknownByReason: Readonly<Record<string, number>>;
  /** Tries and requests that failed, of all. */
  readonly errorRate: number;
  readonly ticks: Figures;
  readonly requests: readonly RequestRow[];
  /** Null of another scenario. */
  readonly opening: OpeningFigures | null;
  readonly losses: number;
  readonly check: {
    readonly counts: Readonly<Record<Kind, number>>;
    readonly bids: number;
    readonly acknowledged: number;
    readonly accepted: number;
    readonly unanswered: number;
    readonly rescued: number;
    /** Answered otherwise when asked again. */
    readonly changed: number;
    /** Lots with a bid that did not end. */
    readonly unsold: number;
    /** From the end of a countdown to the close. */
    readonly closeDelay: Figures;
    /** The first of the findings, in words. */
    readonly findings: readonly string[];
  };
  readonly thresholds: readonly ThresholdRow[];
  readonly series: readonly Second[];
}

export interface StormOutcome {
  readonly driver: 'k6' | 'node';
  readonly settings: Settings;
  readonly sale: LoadSale;
  readonly site: readonly string[];
  /** That door and engine took while people were there; null where nobody knows. */
  readonly cores: number | null;
  readonly gatherer: Gatherer;
  readonly verdict: HistoryVerdict;
  readonly unsoldLotIds: readonly number[];
}

const FINDINGS_SHOWN_MAX = 50;

export function reportOf(outcome: StormOutcome): StormReport {
  const { driver, settings, sale, site, gatherer } = outcome;
  const { tries, requests } = gatherer;
  const answers = answersOf(tries);
  const series = secondsOf(answers, gatherer.ticks, sale.opensAtMs);
  const failed = answers.unknown.length + requests.filter(({ hasSucceeded }) => !hasSucceeded).length;
  const seconds = Math.max(1, series.length);
  const rows = requestRows(requests);
  const figures = {
    acknowledgements: figuresOf(answers.accepted.map(latencyOf), seconds),
    errorRate: failed / Math.max(1, tries.length + requests.length),
    ticks: tickFigures(gatherer, seconds),
    check: checkedOf(outcome, seconds),
  };
  return {
    driver,
    settings,
    site,
    machine: `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'cpu'}, Node ${process.versions.node}`,
    startedAtMs: sale.opensAtMs,
    seconds,
    ...figures,
    refusals: figuresOf(answers.refused.map(latencyOf), seconds),
    repeated: answers.repeated,
    refusedByCode: countBy(answers.refused, ({ answer }) =>
      answer.kind === 'refused' ? answer.refusal.code : null,
    ),
    unknownByReason: countBy(answers.unknown, ({ answer }) =>
      answer.kind === 'unknown' ? answer.why : null,
    ),
    requests: rows,
    opening: openingOf(settings, rows, outcome.cores),
    losses: gatherer.losses,
    thresholds: judge(settings, figures),
    series,
  };
}

function checkedOf({ verdict, gatherer, unsoldLotIds }: StormOutcome, seconds: number): StormReport['check'] {
  const { counts, bids, acknowledged, accepted, unanswered, rescued, closeDelaysMs, findings } = verdict;
  return {
    counts,
    bids,
    acknowledged,
    accepted,
    unanswered,
    rescued,
    changed: gatherer.changedBidIds.length,
    unsold: unsoldLotIds.length,
    closeDelay: figuresOf(closeDelaysMs, seconds),
    findings: findings
      .slice(0, FINDINGS_SHOWN_MAX)
      .map(({ kind, lotId, detail }) => `${kind}, lot ${lotId}: ${detail}`),
  };
}

function tickFigures({ ticks }: Gatherer, seconds: number): Figures {
  const all = new LatencyHistogram();
  for (const { buckets, maxMs } of ticks) all.merge(buckets, maxMs);
  const { count } = all;
  const maxMs = count === 0 ? null : all.maxMs;
  return {
    count,
    perSecond: count / seconds,
    p50Ms: all.percentileMs(0.5),
    p99Ms: all.percentileMs(0.99),
    maxMs,
  };
}

function countBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | null,
): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
