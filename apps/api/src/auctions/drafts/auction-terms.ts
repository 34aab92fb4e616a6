// What is settled of an auction while it is a draft: picked out, checked, and compared for the record.
import type { AuctionTerms } from '@haopai/contracts';
import { parseLadder } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';

/** Terms of which is said whether they are a drill's. */
export type SettledTerms = AuctionTerms & { readonly isDrill: boolean };

/** A drill takes no deposit, whatever is given. Left out, it is a drill if it was one. */
export function termsOf(auction: AuctionTerms, wasDrill = false): SettledTerms {
  const { title, startsAtMs, sharesMax, paymentDays, isDrill = wasDrill } = auction;
  const { firstBidMs, countdownMs, ladderFen, staggerMs, pickUpText } = auction;
  return {
    ...{ title, startsAtMs, depositFen: isDrill ? 0 : auction.depositFen, sharesMax, paymentDays },
    ...{ firstBidMs, countdownMs, ladderFen, staggerMs, pickUpText, isDrill },
  };
}

/** A deposit of nothing passes: it only keeps a draft from being published. */
export function refuseTerms(
  { ladderFen, startsAtMs }: AuctionTerms,
  nowMs: number,
): RefusalError | undefined {
  const ladder = parseLadder(ladderFen);
  if (!ladder.ok) return new RefusalError('AUCTION.BAD_LADDER', { rule: ladder.code });
  if (startsAtMs <= nowMs) return new RefusalError('AUCTION.STARTS_IN_PAST', { startsAtMs });
  return undefined;
}

/** Only what differs. */
export function differenceOf(
  before: AuctionTerms,
  after: AuctionTerms,
): { readonly before: Partial<AuctionTerms>; readonly after: Partial<AuctionTerms> } {
  const differs = ([name, value]: [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(after[name as keyof AuctionTerms]);
  const names = Object.entries(before).filter(differs);
  return {
    before: Object.fromEntries(names),
    after: Object.fromEntries(names.map(([name]) => [name, after[name as keyof AuctionTerms]])),
  };
}
