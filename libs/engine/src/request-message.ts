// What one instance writes to another: commands to be carried out, and answers. Read with care: the other may be of another version.
import { type Fen, parseFen } from '@haopai/rules';
import type { CeilingAnswer, CeilingQuestion } from './ceiling-question';
import type { LotAnswer } from './lot-answer';
import type { SubmittedCommand } from './lot-engine';
import type { BidOrder, CeilingOrder } from './lot-host';

export type ForwardedCommand = SubmittedCommand | CeilingQuestion;
export type ForwardedAnswer = LotAnswer | CeilingAnswer;

export interface SentCommand {
  readonly id: number;
  readonly lotId: number;
  readonly command: ForwardedCommand;
}

export interface SentAnswer {
  readonly id: number;
  readonly answer: ForwardedAnswer;
}

export interface RequestMessage {
  /** Who wrote it, and wants the answers. */
  readonly from: string;
  readonly commands: readonly SentCommand[];
  readonly answers: readonly SentAnswer[];
  /** Numbers of commands that this version does not understand. */
  readonly unreadable: readonly number[];
}

const KINDS: ReadonlySet<unknown> = new Set(['done', 'refused', 'elsewhere', 'ceiling']);
/** Of ids and salts. */
const TEXT_LENGTH_MAX = 64;

/** Under the names of the release before, which knows a command as the `bid` of a list of `bids`. */
export function writeRequestMessage(
  from: string,
  commands: readonly SentCommand[],
  answers: readonly SentAnswer[],
): string {
  const bids = commands.map(({ id, lotId, command }) => ({ id, lotId, bid: command }));
  return JSON.stringify({ from, bids, answers });
}

/**
 * Null for what is no such message at all. Only what bidders order, and acts that are written down, can be ordered this way: all else is
 * unreadable. Understands the names of the release before and those of the next.
 */
export function readRequestMessage(message: string): RequestMessage | null {
  const { from, answers, ...lists } = fieldsOf(JSON.parse(message));
  const sent = lists['commands'] ?? lists['bids'];
  if (typeof from !== 'string' || !Array.isArray(sent) || !Array.isArray(answers)) return null;
  const lines = sent.map(fieldsOf).map(({ id, lotId, bid, command }) => ({
    id,
    lotId,
    command: readCommand(command ?? bid),
  }));
  return {
    from,
    commands: lines.flatMap(({ id, lotId, command }) =>
      isCount(id) && isCount(lotId) && command !== null ? [{ id, lotId, command }] : [],
    ),
    answers: answers
      .map(fieldsOf)
      .flatMap(({ id, answer }) => (isCount(id) && isAnswer(answer) ? [{ id, answer }] : [])),
    unreadable: lines.flatMap(({ id, lotId, command }) =>
      isCount(id) && (command === null || !isCount(lotId)) ? [id] : [],
    ),
  };
}

function readCommand(value: unknown): ForwardedCommand | null {
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

function readBid({ bidId, paddleNo, entryId, amountFen, limitFen, heldMs }: Fields): BidOrder | null {
  const amount = parseFen(amountFen);
  const limit = readLimit(limitFen);
  if (!isText(bidId) || !isCount(paddleNo) || !isCount(entryId) || !amount.ok || limit === null) return null;
  return {
    type: 'PlaceBid',
    bidId,
    paddleNo,
    entryId,
    amountFen: amount.value,
    ...limit,
    ...readHeld(heldMs),
  };
}

function readCeiling(fields: Fields): CeilingOrder | null {
  const { proxyId, paddleNo, entryId, ceilingFen, limitFen, salt, heldMs } = fields;
  const ceiling = parseFen(ceilingFen);
  const limit = readLimit(limitFen);
  if (!isText(proxyId) || !isText(salt) || !isCount(paddleNo) || !isCount(entryId)) return null;
  if (!ceiling.ok || limit === null) return null;
  const order = { type: 'SetCeiling', proxyId, paddleNo, entryId, ceilingFen: ceiling.value, salt } as const;
  return { ...order, ...limit, ...readHeld(heldMs) };
}

/** Of an auction without a limit, and of the release before, there is none; one that is no amount is not taken for none. */
function readLimit(limitFen: unknown): { readonly limitFen?: Fen } | null {
  if (limitFen === undefined) return {};
  const limit = parseFen(limitFen);
  return limit.ok ? { limitFen: limit.value } : null;
}

/** The release before says nothing of it. */
function readHeld(heldMs: unknown): { readonly heldMs?: number } {
  return typeof heldMs === 'number' ? { heldMs } : {};
}

function readCancellation({ proxyId, paddleNo, salt, heldMs }: Fields): CeilingOrder | null {
  if (!isText(proxyId) || !isText(salt) || !isCount(paddleNo)) return null;
  return { type: 'CancelCeiling', proxyId, paddleNo, salt, ...readHeld(heldMs) };
}

/** What an answer says is believed: it was sealed, or came from the release before. */
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
