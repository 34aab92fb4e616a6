// What an auctioneer would look up for: told from two states of the lots, or from the clock; pure.
import type { LotPhase, LotView } from '@haopai/contracts';

export type HappeningKind =
  'firstBid' | 'lastMinute' | 'paused' | 'resumed' | 'sold' | 'unsold' | 'withdrawn';

export interface Happening {
  readonly kind: HappeningKind;
  readonly lot: LotView;
}

export const LAST_MINUTE_MS = 60_000;
const ARRIVALS: Partial<Record<LotPhase, HappeningKind>> = {
  ...{ paused: 'paused', sold: 'sold', unsold: 'unsold', withdrawn: 'withdrawn' },
};

export function happeningsBetween(
  before: readonly LotView[],
  after: readonly LotView[],
): readonly Happening[] {
  const known = new Map(before.map((lot) => [lot.lotId, lot]));
  return after.flatMap((lot) => {
    const was = known.get(lot.lotId);
    if (was === undefined || was === lot) return [];
    const kinds = kindsBetween(was, lot);
    return kinds.map((kind) => ({ kind, lot }));
  });
}

function kindsBetween(was: LotView, is: LotView): readonly HappeningKind[] {
  const kinds: HappeningKind[] = was.priceFen === null && is.priceFen !== null ? ['firstBid'] : [];
  if (was.phase === is.phase) return kinds;
  const arrived = ARRIVALS[is.phase];
  if (arrived !== undefined) kinds.push(arrived);
  else if (was.phase === 'paused') kinds.push('resumed');
  return kinds;
}

/** Lots that come to their last minute and have no bid: later every bid begins a minute anew, which is no news. */
export function isInLastMinute({ phase, endsAtMs }: LotView, nowMs: number): boolean {
  const leftMs = (endsAtMs ?? Infinity) - nowMs;
  return phase === 'fiveMinutes' && leftMs <= LAST_MINUTE_MS && leftMs > 0;
}
