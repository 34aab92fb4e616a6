// Where a citizen stands with an auction: may enrol, has to pay, is in, or comes too late; pure.
import { type AuctionView, type EnrolmentView, PAYS_BEFORE_CLOSE_MS } from '@haopai/contracts';

export type EnrolmentStanding =
  /** Enrolment is open, and this citizen has none that stands. */
  | { readonly status: 'open' }
  | { readonly status: 'unpaid'; readonly enrolment: EnrolmentView }
  /** `canAdd`: all of its shares were reserved, and more may be taken while enrolment is open. In a drill one has all there are. */
  | { readonly status: 'enrolled'; readonly enrolment: EnrolmentView; readonly canAdd: boolean }
  /** Enrolment is open, and a deposit could not be paid any more before it closes. */
  | { readonly status: 'tooLate'; readonly lastAtMs: number }
  /** It will be. */
  | { readonly status: 'early'; readonly opensAtMs: number }
  /** The auction has started without them, or its time for enrolments is over; `hasLapsed` when they had enrolled and not paid. */
  | { readonly status: 'closed'; readonly hasLapsed: boolean };

/** Enrolment is open from the publication of an auction until its start (manual, ch. 5.1), unless the auction has times of its own or is cancelled. */
export function isEnrolmentOpen(auction: AuctionView, nowMs: number): boolean {
  const isOver =
    auction.state !== 'coming' || auction.stop?.kind === 'cancel' || nowMs >= closesAtMsOf(auction);
  return !isOver && nowMs >= (auction.enrolmentOpensAtMs ?? 0);
}

/** Until when one enrols and pays. */
export function closesAtMsOf({ startsAtMs, enrolmentClosesAtMs }: AuctionView): number {
  return Math.min(startsAtMs, enrolmentClosesAtMs ?? startsAtMs);
}

/** Until when one enrols, so that there is time to pay; in a drill nothing is paid. */
export function lastEnrolmentAtMs(auction: AuctionView): number {
  return closesAtMsOf(auction) - (auction.isDrill === true ? 0 : PAYS_BEFORE_CLOSE_MS);
}

export function enrolmentStanding(
  auction: AuctionView,
  own: EnrolmentView | null,
  nowMs: number,
): EnrolmentStanding {
  const isOpen = isEnrolmentOpen(auction, nowMs);
  const lastAtMs = lastEnrolmentAtMs(auction);
  const isLate = nowMs > lastAtMs;
  if (own?.state === 'paid')
    return {
      status: 'enrolled',
      enrolment: own,
      canAdd: isOpen && !isLate && own.orderNo === null && auction.isDrill !== true,
    };
  const opensAtMs = auction.enrolmentOpensAtMs ?? 0;
  if (auction.state === 'coming' && nowMs < opensAtMs) return { status: 'early', opensAtMs };
  if (!isOpen) return { status: 'closed', hasLapsed: own !== null };
  if (own?.state === 'unpaid') return { status: 'unpaid', enrolment: own };
  return isLate ? { status: 'tooLate', lastAtMs } : { status: 'open' };
}
