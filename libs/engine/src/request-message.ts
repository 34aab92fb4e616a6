// What one instance writes to another: orders to be carried out, and answers. Read with care: the other may be of another version.
import type { BidOrder, CeilingOrder, LotAnswer } from '@haopai/engine';
import { parseFen } from '@haopai/rules';
import type { CeilingAnswer, CeilingQuestion } from './ceiling-question';

/** An administrator's act, which whoever holds the lot reads where it was written down: Redis alone can order nothing (ADR 25). */
export interface ActCall {
  readonly type: 'CarryOut';
  readonly actId: string;
}

export type SentOrder = BidOrder | CeilingOrder | CeilingQuestion | ActCall;
export type ForwardedAnswer = LotAnswer | CeilingAnswer;

export interface SentBid {
  readonly id: number;
  readonly lotId: number;
  readonly bid: SentOrder;
}

export interface SentAnswer {
  readonly id: number;
  readonly answer: ForwardedAnswer;
}

export interface RequestMessage {
  /** Who wrote it, and wants the answers. */
  readonly from: string;
  readonly bids: readonly SentBid[];
  readonly answers: readonly SentAnswer[];
  /** Numbers of orders that this version does not understand. */
  readonly unreadable: readonly number[];
}

const KINDS: ReadonlySet<unknown> = new Set(['done', 'refused', 'elsewhere', 'ceiling']);
/** Of ids and salts. */
const TEXT_LENGTH_MAX = 64;

export function writeRequestMessage(
  from: string,
  bids: readonly SentBid[],
  answers: readonly SentAnswer[],
): string {
  return JSON.stringify({ from, bids, answers });
}

/** Null for what is no such message at all. Only what bidders order, and acts that are written down, can be ordered this way: all else is unreadable. */
export function readRequestMessage(message: string): RequestMessage | null {
  const { from, bids, answers } = fieldsOf(JSON.parse(message));
  if (typeof from !== 'string' || !Array.isArray(bids) || !Array.isArray(answers)) return null;
  const orders = bids.map(fieldsOf).map(({ id, lotId, bid }) => ({ id, lotId, bid: readOrder(bid) }));
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

function readOrder(value: unknown): SentOrder | null {
  const fields = fieldsOf(value);
  switch (fields['type']) {
    case 'PlaceBid':
      return readBid(fields);
    case 'SetCeiling':
      return readCeiling(fields);
    case 'CancelCeiling':
      return readCancellation(fields);
    case 'CarryOut':
      return isText(fields['actId']) ? { type: 'CarryOut', actId: fields['actId'] } : null;
    case 'AskCeiling':
      return isCount(fields['paddleNo']) ? { type: 'AskCeiling', paddleNo: fields['paddleNo'] } : null;
    default:
      return null;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function readBid({ bidId, paddleNo, entryId, amountFen }: Fields): BidOrder | null {
  const amount = parseFen(amountFen);
  if (!isText(bidId) || !isCount(paddleNo) || !isCount(entryId) || !amount.ok) return null;
  return { type: 'PlaceBid', bidId, paddleNo, entryId, amountFen: amount.value };
}

function readCeiling({ proxyId, paddleNo, entryId, ceilingFen, salt }: Fields): CeilingOrder | null {
  const ceiling = parseFen(ceilingFen);
  if (!isText(proxyId) || !isText(salt) || !isCount(paddleNo) || !isCount(entryId) || !ceiling.ok)
    return null;
  return { type: 'SetCeiling', proxyId, paddleNo, entryId, ceilingFen: ceiling.value, salt };
}

function readCancellation({ proxyId, paddleNo, salt }: Fields): CeilingOrder | null {
  if (!isText(proxyId) || !isText(salt) || !isCount(paddleNo)) return null;
  return { type: 'CancelCeiling', proxyId, paddleNo, salt };
}

/** Whoever can write into Redis is trusted with what an answer says (ADR 9). */
function isAnswer(value: unknown): value is ForwardedAnswer {
  return KINDS.has(fieldsOf(value)['kind']);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= TEXT_LENGTH_MAX;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}
