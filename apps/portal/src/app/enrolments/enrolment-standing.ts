// Where a citizen stands with an auction: may enrol, has to pay, is in, or comes too late; pure.
import type { AuctionView, EnrolmentView } from '@haopai/contracts';

export type EnrolmentStanding =
  /** Enrolment is open, and this citizen has none that stands. */
  | { readonly status: 'open' }
  | { readonly status: 'unpaid'; readonly enrolment: EnrolmentView }
  /** `canAdd`: all of its shares were reserved, and more may be taken while enrolment is open. In a drill one has all there are. */
  | { readonly status: 'enrolled'; readonly enrolment: EnrolmentView; readonly canAdd: boolean }
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

export function enrolmentStanding(
  auction: AuctionView,
  own: EnrolmentView | null,
  nowMs: number,
): EnrolmentStanding {
  const isOpen = isEnrolmentOpen(auction, nowMs);
  if (own?.state === 'paid')
    return {
      status: 'enrolled',
      enrolment: own,
      canAdd: isOpen && own.orderNo === null && auction.isDrill !== true,
    };
  const opensAtMs = auction.enrolmentOpensAtMs ?? 0;
  if (auction.state === 'coming' && nowMs < opensAtMs) return { status: 'early', opensAtMs };
  if (!isOpen) return { status: 'closed', hasLapsed: own !== null };
  return own?.state === 'unpaid' ? { status: 'unpaid', enrolment: own } : { status: 'open' };
}
