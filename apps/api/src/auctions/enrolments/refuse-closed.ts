// Why an auction that takes no enrolments now takes none: cancelled, too early, or too late.
import { type AuctionView, PAYS_BEFORE_CLOSE_MS } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';

/** Until when one enrols, and until when the deposit has to be paid at the latest. */
export function enrolmentClosesAtMs({ startsAtMs, enrolmentClosesAtMs: closesAtMs }: AuctionView): number {
  return Math.min(startsAtMs, closesAtMs ?? startsAtMs);
}

export function refuseClosed(
  { startsAtMs, stop, enrolmentOpensAtMs: opensAtMs = null }: AuctionView,
  nowMs: number,
): RefusalError<'AUCTION.CANCELLED' | 'ENROLMENT.NOT_OPEN' | 'ENROLMENT.CLOSED'> {
  if (stop?.kind === 'cancel') return new RefusalError('AUCTION.CANCELLED', { reason: stop.reason });
  return opensAtMs !== null && nowMs < opensAtMs
    ? new RefusalError('ENROLMENT.NOT_OPEN', { opensAtMs })
    : new RefusalError('ENROLMENT.CLOSED', { startsAtMs });
}

/** Enrolment is open, and the deposit could not be paid before it closes. */
export function refuseTooLateToPay(
  auction: AuctionView,
  nowMs: number,
): RefusalError<'ENROLMENT.TOO_LATE_TO_PAY'> | undefined {
  const closesAtMs = enrolmentClosesAtMs(auction);
  const lastAtMs = closesAtMs - PAYS_BEFORE_CLOSE_MS;
  return nowMs > lastAtMs
    ? new RefusalError('ENROLMENT.TOO_LATE_TO_PAY', { lastAtMs, closesAtMs })
    : undefined;
}
