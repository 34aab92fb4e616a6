// Whether an auction can be stopped now: pure.
import { HELD_BEFORE_START_MS, type LotPhase } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import type { Stop, StoppableAuction, StoppableLot } from './stop';

const DAY_MS = 24 * 60 * 60_000;
/** A new start is at most so far away. */
const POSTPONED_MAX_MS = 180 * DAY_MS;
/** From now on, so that people hear of it before it goes on. */
const SUSPENDED_MIN_MS = 60_000;
const SUSPENDED_MAX_MS = 30 * DAY_MS;

type Wanted = Pick<Stop, 'kind' | 'untilMs'>;
const ENDED: ReadonlySet<LotPhase> = new Set(['sold', 'unsold', 'withdrawn']);

/** Until when somebody can confirm it; null: as long as the auction goes on. */
export function holdsUntilMs(
  { startsAtMs }: Pick<StoppableAuction, 'startsAtMs'>,
  { kind, untilMs }: Wanted,
): number | null {
  if (kind === 'suspend') return (untilMs ?? 0) - SUSPENDED_MIN_MS;
  return kind === 'postpone' ? startsAtMs - HELD_BEFORE_START_MS : null;
}

/** Asked when one asks and once more when another confirms: time has passed. */
export function refuseStop(auction: StoppableAuction, { kind, untilMs }: Wanted): RefusalError | undefined {
  const { id: auctionId, isPublished, endedAtMs, cancelledAtMs } = auction;
  if (!isPublished) return new RefusalError('AUCTION.NOT_PUBLISHED', { auctionId });
  if (cancelledAtMs !== null) return new RefusalError('STOP.CANCELLED', { cancelledAtMs });
  if (endedAtMs !== null) return new RefusalError('CONTROL.AUCTION_ENDED', { endedAtMs });
  switch (kind) {
    case 'cancel':
    case 'withdrawLot':
      return undefined;
    case 'postpone':
      return refusePostponement(auction, untilMs ?? 0);
    case 'suspend':
      return refuseSuspension(auction, untilMs ?? 0);
  }
}

/** `lot`: null for one that is not of the auction. */
export function refuseLot(lotId: number, lot: StoppableLot | null): RefusalError | undefined {
  if (lot === null) return new RefusalError('LOT.NOT_FOUND', { lotId });
  return ENDED.has(lot.phase) ? new RefusalError('LOT.ENDED', { phase: lot.phase }) : undefined;
}

function refusePostponement(auction: StoppableAuction, untilMs: number): RefusalError | undefined {
  const { startsAtMs } = auction;
  if (!isUnheld(auction)) return new RefusalError('STOP.TOO_LATE', { startsAtMs });
  return refuseTime(untilMs, startsAtMs + 1, startsAtMs + POSTPONED_MAX_MS);
}

/** Also of one that is suspended already: then it goes on at another time. */
function refuseSuspension(auction: StoppableAuction, untilMs: number): RefusalError | undefined {
  const { startsAtMs, nowMs } = auction;
  if (isUnheld(auction)) return new RefusalError('STOP.TOO_EARLY', { startsAtMs });
  return refuseTime(untilMs, Math.max(nowMs, startsAtMs) + SUSPENDED_MIN_MS, nowMs + SUSPENDED_MAX_MS);
}

function refuseTime(untilMs: number, earliestAtMs: number, latestAtMs: number): RefusalError | undefined {
  const isBetween = untilMs >= earliestAtMs && untilMs <= latestAtMs;
  return isBetween ? undefined : new RefusalError('STOP.TIME_REFUSED', { earliestAtMs, latestAtMs });
}

/** No engine has read its lots yet: nothing of them is journaled, and what the tables say of them can still be changed. */
export function isUnheld({ startsAtMs, nowMs }: StoppableAuction): boolean {
  return startsAtMs - nowMs > HELD_BEFORE_START_MS;
}
