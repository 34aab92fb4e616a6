// What is settled of an auction while it is a draft: picked out, checked, and compared for the record.
import type { AuctionTerms } from '@haopai/contracts';
import { parseLadder } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';

/** What may be left out of what is given: a draft keeps it then. */
export interface KeptTerms {
  readonly isDrill: boolean;
  readonly enrolmentOpensAtMs: number | null;
  readonly enrolmentClosesAtMs: number | null;
  readonly limitFactor: number | null;
}

export type SettledTerms = AuctionTerms & KeptTerms;

const NEW: KeptTerms = {
  ...{ isDrill: false, enrolmentOpensAtMs: null, enrolmentClosesAtMs: null },
  limitFactor: null,
};

/** A drill takes no deposit, and so limits no bid, whatever is given. */
export function termsOf(auction: AuctionTerms, before: KeptTerms = NEW): SettledTerms {
  const { title, startsAtMs, sharesMax, paymentDays, isDrill = before.isDrill } = auction;
  const { firstBidMs, countdownMs, ladderFen, staggerMs, pickUpText } = auction;
  const { enrolmentOpensAtMs = before.enrolmentOpensAtMs, enrolmentClosesAtMs = before.enrolmentClosesAtMs } =
    auction;
  const { limitFactor = before.limitFactor } = auction;
  return {
    ...{ title, startsAtMs, depositFen: isDrill ? 0 : auction.depositFen, sharesMax, paymentDays },
    ...{ firstBidMs, countdownMs, ladderFen, staggerMs, pickUpText, isDrill },
    ...{ enrolmentOpensAtMs, enrolmentClosesAtMs, limitFactor: isDrill ? null : limitFactor },
  };
}

/** A deposit of nothing passes: it only keeps a draft from being published. */
export function refuseTerms(
  { ladderFen, startsAtMs, enrolmentOpensAtMs, enrolmentClosesAtMs }: SettledTerms,
  nowMs: number,
): RefusalError | undefined {
  const ladder = parseLadder(ladderFen);
  if (!ladder.ok) return new RefusalError('AUCTION.BAD_LADDER', { rule: ladder.code });
  if (startsAtMs <= nowMs) return new RefusalError('AUCTION.STARTS_IN_PAST', { startsAtMs });
  const closesAtMs = enrolmentClosesAtMs ?? startsAtMs;
  const isInOrder = closesAtMs > nowMs && closesAtMs <= startsAtMs && (enrolmentOpensAtMs ?? 0) < closesAtMs;
  return isInOrder ? undefined : new RefusalError('AUCTION.BAD_ENROLMENT_TIMES', {});
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
