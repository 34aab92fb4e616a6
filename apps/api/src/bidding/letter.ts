// What one instance writes to another: bids to be carried out, and answers. Read with care: the other may be of another version.
import type { BidOrder, LotAnswer } from '@haopai/lot-runtime';
import { parseFen } from '@haopai/rules';

export interface SentBid {
  readonly id: number;
  readonly lotId: number;
  readonly bid: BidOrder;
}

export interface SentAnswer {
  readonly id: number;
  readonly answer: LotAnswer;
}

export interface Letter {
  /** Who wrote it, and wants the answers. */
  readonly from: string;
  readonly bids: readonly SentBid[];
  readonly answers: readonly SentAnswer[];
  /** Numbers of orders that this version does not understand. */
  readonly unreadable: readonly number[];
}

const KINDS: ReadonlySet<unknown> = new Set(['done', 'refused', 'elsewhere']);
const BID_ID_LENGTH_MAX = 64;

export function writeLetter(from: string, bids: readonly SentBid[], answers: readonly SentAnswer[]): string {
  return JSON.stringify({ from, bids, answers });
}

/** Null for what is no letter at all. Only bids can be ordered this way: all else is unreadable. */
export function readLetter(message: string): Letter | null {
  const { from, bids, answers } = fieldsOf(JSON.parse(message));
  if (typeof from !== 'string' || !Array.isArray(bids) || !Array.isArray(answers)) return null;
  const orders = bids.map(fieldsOf).map(({ id, lotId, bid }) => ({ id, lotId, bid: readBid(bid) }));
  return {
    from,
    bids: orders.flatMap(({ id, lotId, bid }) =>
      isCount(id) && isCount(lotId) && bid !== null ? [{ id, lotId, bid }] : [],
    ),
    answers: answers
      .map(fieldsOf)
      .flatMap(({ id, answer }) => (isCount(id) && isAnswer(answer) ? [{ id, answer }] : [])),
    unreadable: orders.flatMap(({ id, lotId, bid }) =>
      isCount(id) && (bid === null || !isCount(lotId)) ? [id] : [],
    ),
  };
}

function readBid(value: unknown): BidOrder | null {
  const { type, bidId, paddleNo, entryId, amountFen } = fieldsOf(value);
  const amount = parseFen(amountFen);
  if (type !== 'PlaceBid' || typeof bidId !== 'string' || bidId.length > BID_ID_LENGTH_MAX) return null;
  if (!isCount(paddleNo) || !isCount(entryId) || !amount.ok) return null;
  return { type, bidId, paddleNo, entryId, amountFen: amount.value };
}

/** Whoever can write into Redis is trusted with what an answer says (ADR 9). */
function isAnswer(value: unknown): value is LotAnswer {
  return KINDS.has(fieldsOf(value)['kind']);
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}
