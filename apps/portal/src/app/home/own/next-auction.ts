// Which auction is the reader's next: one they are in, else the next that still takes enrolments, else the one under way; pure.
import type { AuctionView, EnrolmentView } from '@haopai/contracts';
import { isEnrolmentOpen } from '../../enrolments/enrolment-standing';

/** `auctions`: those under way, then those to come, the next one first. Undefined while it is not known of each whether one is in it. */
export function nextAuction(
  auctions: readonly AuctionView[],
  ownOf: (auctionId: number) => EnrolmentView | null | undefined,
  nowMs: number,
): AuctionView | null | undefined {
  const own = auctions.map((auction) => ({ auction, enrolment: ownOf(auction.id) }));
  if (own.some(({ enrolment }) => enrolment === undefined)) return undefined;
  const mine = own.find(({ auction, enrolment }) => {
    if (enrolment?.state === 'paid') return enrolment.disqualified === null;
    return enrolment?.state === 'unpaid' && isEnrolmentOpen(auction, nowMs);
  });
  const open = auctions.find((auction) => isEnrolmentOpen(auction, nowMs));
  return mine?.auction ?? open ?? auctions[0] ?? null;
}
