// What a storm must reach, and whether it did.
import type { Settings } from '../../load-tests/scenarios/settings.ts';
import { type Kind, KINDS } from '../load';
import type { Figures } from './figures';

export interface ThresholdRow {
  readonly name: string;
  readonly is: number | null;
  readonly max: number;
  readonly unit: '' | 'ms' | '%';
  readonly hasPassed: boolean;
}

export interface Judged {
  readonly acknowledgements: Figures;
  readonly errorRate: number;
  readonly ticks: Figures;
  readonly check: {
    readonly counts: Readonly<Record<Kind, number>>;
    readonly changed: number;
    readonly unsold: number;
    readonly unanswered: number;
    readonly closeDelay: Figures;
  };
}

/** A lot may be closed so long after its countdown: later, and its bidders wonder. */
const CLOSE_DELAY_MAX_MS = 1_000;

export function judge({ thresholds, watchers, scenario }: Settings, judged: Judged): readonly ThresholdRow[] {
  const { acknowledgements, errorRate, ticks, check } = judged;
  const row = (name: string, unit: ThresholdRow['unit'], is: number | null, max: number): ThresholdRow => ({
    name,
    unit,
    is,
    max,
    hasPassed: is !== null && is <= max,
  });
  const hasTicks = watchers > 0 && scenario !== 'rest';
  const kinds = Object.keys(KINDS).filter(isKind);
  return [
    row('acknowledgement p99', 'ms', acknowledgements.p99Ms, thresholds.ackP99Ms),
    row('errors', '%', 100 * errorRate, 100 * thresholds.errorRate),
    ...(hasTicks ? [row('tick p99', 'ms', ticks.p99Ms, thresholds.tickP99Ms)] : []),
    row('close after the countdown, max', 'ms', check.closeDelay.maxMs, CLOSE_DELAY_MAX_MS),
    ...kinds.map((kind) => row(kind, '', check.counts[kind], 0)),
    row('changed when asked again', '', check.changed, 0),
    row('never answered', '', check.unanswered, 0),
    row('lots not sold', '', check.unsold, 0),
  ];
}

function isKind(name: string): name is Kind {
  return name in KINDS;
}
