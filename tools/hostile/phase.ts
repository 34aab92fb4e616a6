// What one phase has shown, and its figures.
import { type Figures, figuresOf } from '../storm/figures';
import { type BidNote, isLost, isRescued } from './bidders/bid-note';
import type { Crowd } from './crowds';
import type { ActTally } from './strangers/messages';

export interface Phase {
  readonly crowd: Crowd;
  readonly seconds: number;
  readonly bids: readonly BidNote[];
  /** Lines of bidders that broke. */
  readonly cuts: number;
  /** Bids that were not sent, for too many had no answer. */
  readonly heldBack: number;
  readonly leasesLost: number;
  readonly lotsEnded: number;
  readonly missedEnds: number;
  readonly strangers: readonly ActTally[];
  /** When an instance was killed; null when none was. */
  readonly killedAtMs: number | null;
}

export interface PhaseFigures extends Omit<Figures, 'count' | 'perSecond'> {
  readonly crowd: string;
  readonly title: string;
  readonly bids: number;
  readonly lost: number;
  /** Of the lost: those that were answered when they were asked again. */
  readonly rescued: number;
  /** How many of each outcome of a first try. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly cuts: number;
  readonly heldBack: number;
  readonly leasesLost: number;
  readonly lotsEnded: number;
  readonly missedEnds: number;
  /** Bids sent just after an instance was killed: their times are not among the others. Null when none was. */
  readonly handOver: { readonly bids: number; readonly maxMs: number | null } | null;
  readonly strangers: readonly ActTally[];
}

/** In which the lots of an instance that was killed go to others: leases run out, and journals are read. */
const HAND_OVER_MS = 6_000;
/** Such bids were under way when it was killed. */
const UNDER_WAY_MS = 1_000;

export function figuresOfPhase(phase: Phase): PhaseFigures {
  const { crowd, bids, killedAtMs, seconds, cuts, heldBack, leasesLost, lotsEnded, missedEnds, strangers } =
    phase;
  const isInHandOver = ({ sentAtMs }: BidNote): boolean =>
    killedAtMs !== null && sentAtMs > killedAtMs - UNDER_WAY_MS && sentAtMs < killedAtMs + HAND_OVER_MS;
  const inHandOver = bids.filter(isInHandOver);
  const times = (some: readonly BidNote[]): Figures =>
    figuresOf(
      some.filter((note) => !isLost(note)).map(({ tookMs }) => tookMs),
      seconds,
    );
  const { p50Ms, p99Ms, maxMs } = times(bids.filter((note) => !isInHandOver(note)));
  const outcomes: Record<string, number> = {};
  for (const { first } of bids) outcomes[first] = (outcomes[first] ?? 0) + 1;
  return {
    crowd: crowd.id,
    title: crowd.title,
    bids: bids.length,
    ...{ p50Ms, p99Ms, maxMs, outcomes, cuts, heldBack, leasesLost, lotsEnded, missedEnds, strangers },
    lost: bids.filter(isLost).length,
    rescued: bids.filter(isRescued).length,
    handOver: killedAtMs === null ? null : { bids: inHandOver.length, maxMs: times(inHandOver).maxMs },
  };
}
