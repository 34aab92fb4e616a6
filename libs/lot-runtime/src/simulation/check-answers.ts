// Judges what bidders were told against what the journals say.
import type { JournalRecord } from '../journal-chain';
import type { Done } from '../lot-answer';
import type { BidOrder } from '../lot-host';
import type { Submission } from './submission';
import type { ViolationLog } from './violations';

interface AnsweredBid {
  readonly submission: Submission;
  readonly bid: BidOrder;
}

/** `records`: those of all lots. */
export function checkAnswers(
  submissions: readonly Submission[],
  records: readonly JournalRecord[],
  violations: ViolationLog,
): void {
  const journaled = new Map<string, JournalRecord>();
  for (const record of records) {
    if (record.event.type === 'BidAccepted') journaled.set(record.event.bidId, record);
  }
  const receipts = new Map<string, string>();
  for (const submission of submissions) {
    const { order, answer } = submission;
    if (order.type !== 'PlaceBid' || answer === null) continue;
    const record = journaled.get(order.bidId);
    if (answer.kind === 'done') {
      checkReceipt({ submission, bid: order }, answer, record, violations);
      const receipt = JSON.stringify(answer);
      const first = receipts.get(order.bidId) ?? receipt;
      receipts.set(order.bidId, first);
      violations.expect(
        receipt === first,
        'sameBidSameReceipt',
        () => `${order.bidId}: ${first} then ${receipt}`,
      );
    }
    if (answer.kind !== 'elsewhere' && record && record.version <= submission.toldVersion)
      checkKnownBid({ submission, bid: order }, record, violations);
  }
}

function checkReceipt(
  { submission, bid }: AnsweredBid,
  answer: Done,
  record: JournalRecord | undefined,
  violations: ViolationLog,
): void {
  const isTrue =
    record?.lotId === submission.lotId &&
    record.version === answer.version &&
    record.hash === answer.hash &&
    isSameBody(record, bid) &&
    answer.amountFen === bid.amountFen;
  violations.expect(
    isTrue,
    'acknowledgedIsOnDisk',
    () => `${JSON.stringify(answer)} for ${JSON.stringify(bid)}, on disk: ${record?.body ?? 'nothing'}`,
  );
}

/** The owner had told of this bid before it was asked again. */
function checkKnownBid(
  { submission, bid }: AnsweredBid,
  record: JournalRecord,
  violations: ViolationLog,
): void {
  const { answer } = submission;
  const code = answer?.kind === 'refused' ? answer.rejection.code : 'done';
  const isTrue = isSameBody(record, bid) ? code === 'done' : code === 'IDEMPOTENCY.MISMATCH';
  violations.expect(
    isTrue || code.startsWith('SERVER.'),
    'knownBidIsNeverRefused',
    () => `owner ${submission.ownerId} answered ${code} to ${JSON.stringify(bid)}, on disk: ${record.body}`,
  );
}

function isSameBody({ event }: JournalRecord, bid: BidOrder): boolean {
  return (
    event.type === 'BidAccepted' &&
    event.bidId === bid.bidId &&
    event.paddleNo === bid.paddleNo &&
    event.entryId === bid.entryId &&
    event.amountFen === bid.amountFen
  );
}
