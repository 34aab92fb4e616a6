// Judges what bidders were told against what the journals say.
import type { LotEvent } from '@haopai/lot';
import type { JournalRecord } from '../journal-chain';
import type { Done } from '../lot-answer';
import type { BidOrder, CeilingOrder, LotOrder } from '../lot-host';
import type { Submission } from './submission';
import type { ViolationLog } from './violations';

type BidderOrder = BidOrder | CeilingOrder;

interface AnsweredOrder {
  readonly submission: Submission;
  readonly order: BidderOrder;
}

/** `records`: those of all lots. */
export function checkAnswers(
  submissions: readonly Submission[],
  records: readonly JournalRecord[],
  violations: ViolationLog,
): void {
  const journaled = new Map<string, JournalRecord>();
  for (const record of records) {
    const id = idOfEvent(record.event);
    if (id !== null) journaled.set(id, record);
  }
  const endsOf = endsByLot(records);
  const receipts = new Map<string, string>();
  for (const submission of submissions) {
    const { order, answer } = submission;
    if (!isBidders(order) || answer === null) continue;
    checkEnd(submission, endsOf.get(submission.lotId) ?? [], violations);
    const id = idOf(order);
    const record = journaled.get(id);
    if (answer.kind === 'done') {
      checkReceipt({ submission, order }, answer, record, violations);
      const receipt = JSON.stringify(answer);
      const first = receipts.get(id) ?? receipt;
      receipts.set(id, first);
      violations.expect(receipt === first, 'sameBidSameReceipt', () => `${id}: ${first} then ${receipt}`);
    }
    if (answer.kind !== 'elsewhere' && record && record.version <= submission.toldVersion)
      checkKnownOrder({ submission, order }, record, violations);
  }
}

/** When a lot's last countdown ran out and when it was closed, for each lot that was. */
function endsByLot(records: readonly JournalRecord[]): ReadonlyMap<number, readonly number[]> {
  const endsAtMs = new Map<number, number>();
  const ends = new Map<number, readonly number[]>();
  for (const { lotId, event } of records) {
    if ('endsAtMs' in event && event.endsAtMs !== undefined) endsAtMs.set(lotId, event.endsAtMs);
    if (event.type === 'LotSold' || event.type === 'LotUnsold')
      ends.set(lotId, [endsAtMs.get(lotId) ?? 0, event.atMs]);
  }
  return ends;
}

/** Nobody is told that a lot has ended which then got time and went on. */
function checkEnd({ lotId, answer }: Submission, ends: readonly number[], violations: ViolationLog): void {
  if (answer?.kind !== 'refused' || answer.rejection.code !== 'BID.TOO_LATE') return;
  const { endedAtMs } = answer.rejection.data;
  violations.expect(
    ends.includes(endedAtMs),
    'toldEndIsTheEnd',
    () => `lot ${lotId}: ended at ${endedAtMs} for a bidder, on disk: ${ends.join(', ')}`,
  );
}

function isBidders(order: LotOrder): order is BidderOrder {
  return order.type === 'PlaceBid' || order.type === 'SetCeiling' || order.type === 'CancelCeiling';
}

function idOf(order: BidderOrder): string {
  return order.type === 'PlaceBid' ? order.bidId : order.proxyId;
}

/** The id of the order that an event carries out; null for one that follows from no bidder's order alone. */
function idOfEvent(event: LotEvent): string | null {
  if (event.type === 'BidAccepted') return event.bidId;
  return event.type === 'CeilingSet' || event.type === 'CeilingCancelled' ? event.proxyId : null;
}

function checkReceipt(
  { submission, order }: AnsweredOrder,
  answer: Done,
  record: JournalRecord | undefined,
  violations: ViolationLog,
): void {
  const isTrue =
    record?.lotId === submission.lotId &&
    record.version === answer.version &&
    record.hash === answer.hash &&
    isSameBody(record, order) &&
    answer.amountFen === amountOf(record.event);
  violations.expect(
    isTrue,
    'acknowledgedIsOnDisk',
    () => `${JSON.stringify(answer)} for ${JSON.stringify(order)}, on disk: ${record?.body ?? 'nothing'}`,
  );
}

/** The owner had told of what this order did before it was asked again. */
function checkKnownOrder(
  { submission, order }: AnsweredOrder,
  record: JournalRecord,
  violations: ViolationLog,
): void {
  const { answer } = submission;
  const code = answer?.kind === 'refused' ? answer.rejection.code : 'done';
  const isTrue = isSameBody(record, order) ? code === 'done' : code === 'IDEMPOTENCY.MISMATCH';
  violations.expect(
    isTrue || code.startsWith('SERVER.'),
    'knownBidIsNeverRefused',
    () => `owner ${submission.ownerId} answered ${code} to ${JSON.stringify(order)}, on disk: ${record.body}`,
  );
}

function amountOf(event: LotEvent): number | null {
  if (event.type === 'BidAccepted') return event.amountFen;
  return event.type === 'CeilingSet' ? event.ceilingFen : null;
}

function isSameBody({ event }: JournalRecord, order: BidderOrder): boolean {
  if (!('paddleNo' in event) || event.paddleNo !== order.paddleNo) return false;
  switch (order.type) {
    case 'PlaceBid':
      return (
        event.type === 'BidAccepted' && event.entryId === order.entryId && event.amountFen === order.amountFen
      );
    case 'SetCeiling':
      return (
        event.type === 'CeilingSet' && event.entryId === order.entryId && event.askedFen === order.ceilingFen
      );
    case 'CancelCeiling':
      return event.type === 'CeilingCancelled';
  }
}
