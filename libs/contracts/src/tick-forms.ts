// The two forms in which a tick goes over the wire, whole and compact (docs/wire.md, "Ticks"), and how a client says which it reads. Whoever reads them
// gets the same objects of both. k6 runs this file as it is: it imports types only.
import type { BidLine, BoardFigures, LotPhase, LotTick, NoteKind, NoteLine } from './lots';
import type { BoardTick } from './socket-events';

/** Number of the compact form; it grows when a place in it comes to mean something else. */
export const TICK_FORM = 1;

/** `auth` of a client's handshake: up to which form it reads ticks. Who says nothing gets whole ones. */
export const TICK_HANDSHAKE = { ticks: TICK_FORM } as const;

/** A list with its form's number first; its places are those that the functions here write. */
export type CompactTick = readonly [form: typeof TICK_FORM, ...fields: unknown[]];

interface TicksOnTheWire {
  'lot.tick': (tick: LotTick | CompactTick) => void;
  'board.tick': (tick: BoardTick | CompactTick) => void;
}

/** A server's events as they are sent: each tick in the form that its client reads. `readEvent` makes of them what `Events` has. */
export type OnTheWire<Events> = Omit<Events, keyof TicksOnTheWire> & TicksOnTheWire;

/** Whether who has said this in the handshake reads compact ticks. */
export function readsCompactTicks(auth: Readonly<Record<string, unknown>>): boolean {
  return typeof auth['ticks'] === 'number' && auth['ticks'] >= TICK_FORM;
}

/** Lines stand in it by what they are behind the tick's figures: version, amount and time of most are near them. */
export function compactLotTick(tick: LotTick): CompactTick {
  const { bids, notes, moreBids } = tick;
  const newest = newestOf(tick);
  const bidFields = bids.map((bid) => compactBid(bid, newest));
  const noteFields = notes.map((note) => compactNote(note, newest));
  const fields = [
    compactFigures(tick),
    bidFields,
    noteFields.length === 0 ? null : noteFields,
    moreBids || null,
  ];
  return [TICK_FORM, ...withoutEmptyEnd(fields)];
}

export function compactBoardTick({ auctionId, lots }: BoardTick): CompactTick {
  return [TICK_FORM, auctionId, lots.map(compactFigures)];
}

/** The tick, of whichever form; null when it cannot be read, such as a form of a later release. */
export function readLotTick(body: unknown): LotTick | null {
  if (!isList(body)) return readWhole<LotTick>(body);
  const [form, figureFields, bidFields, noteFields = null, moreBids = null, ...rest] = body;
  const figures = readFigures(figureFields);
  if (form !== TICK_FORM || figures === null || rest.length > 0) return null;
  const newest = newestOf(figures);
  const bids = readAll(bidFields, (fields) => readBid(fields, newest));
  const notes = noteFields === null ? [] : readAll(noteFields, (fields) => readNote(fields, newest));
  if (bids === null || notes === null || (moreBids !== null && moreBids !== true)) return null;
  return { ...figures, bids, notes, moreBids: moreBids ?? false };
}

/** The same of a board's tick. */
export function readBoardTick(body: unknown): BoardTick | null {
  if (!isList(body)) return readWhole<BoardTick>(body);
  const [form, auctionId, figureFields, ...rest] = body;
  const lots = readAll(figureFields, readFigures);
  if (form !== TICK_FORM || !isInteger(auctionId) || lots === null || rest.length > 0) return null;
  return { auctionId, lots };
}

/** What an event of the server brings, as `ServerToClientEvents` has it. Null for a tick that cannot be read: then what it is of is to be asked for. */
export function readEvent(name: string, body: unknown): unknown {
  if (name === 'lot.tick') return readLotTick(body);
  return name === 'board.tick' ? readBoardTick(body) : body;
}

/** Numbers on the wire: a new phase gets the next one, and none is used again. */
const PHASE_NUMBERS: Readonly<Record<LotPhase, number>> = {
  waiting: 0,
  fiveMinutes: 1,
  oneMinute: 2,
  paused: 3,
  sold: 4,
  unsold: 5,
  withdrawn: 6,
};

/** As with phases. */
const NOTE_NUMBERS: Readonly<Record<NoteKind, number>> = {
  scheduled: 0,
  opened: 1,
  paused: 2,
  resumed: 3,
  outage: 4,
  withdrawn: 5,
  disqualified: 6,
  sold: 7,
  unsold: 8,
  sealed: 9,
  ceilingSet: 10,
  ceilingCancelled: 11,
  cutOff: 12,
};

const PHASES = byNumber(PHASE_NUMBERS);
const NOTE_KINDS = byNumber(NOTE_NUMBERS);

function byNumber<Name extends string>(numbers: Readonly<Record<Name, number>>): ReadonlyMap<unknown, Name> {
  return new Map((Object.keys(numbers) as Name[]).map((name) => [numbers[name], name]));
}

/** What a tick's lines are counted back from. */
interface Newest {
  readonly version: number;
  readonly amountFen: number;
  readonly atMs: number;
}

function newestOf({ version, priceFen, endsAtMs }: BoardFigures): Newest {
  return { version, amountFen: priceFen ?? 0, atMs: endsAtMs ?? 0 };
}

function compactFigures(figures: BoardFigures): readonly unknown[] {
  const { lotId, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason } = figures;
  const fields = [
    lotId,
    version,
    PHASE_NUMBERS[phase],
    priceFen,
    leaderPaddle,
    endsAtMs,
    remainingMs,
    reason,
  ];
  return withoutEmptyEnd(fields);
}

function readFigures(fields: unknown): BoardFigures | null {
  if (!isList(fields)) return null;
  const [lotId, version, phaseNumber, priceFen = null, leaderPaddle = null, endsAtMs = null, ...seldom] =
    fields;
  const [remainingMs = null, reason = null, ...rest] = seldom;
  const phase = PHASES.get(phaseNumber);
  if (!isInteger(lotId) || !isInteger(version) || phase === undefined || rest.length > 0) return null;
  if (!isIntegerOrNull(priceFen) || !isIntegerOrNull(leaderPaddle) || !isIntegerOrNull(endsAtMs)) return null;
  if (!isNumberOrNull(remainingMs) || !isTextOrNull(reason)) return null;
  return { lotId, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason };
}

function compactBid({ version, paddleNo, amountFen, atMs }: BidLine, newest: Newest): readonly unknown[] {
  return [newest.version - version, paddleNo, newest.amountFen - amountFen, newest.atMs - atMs];
}

function readBid(fields: unknown, newest: Newest): BidLine | null {
  if (!isList(fields) || fields.length !== 4) return null;
  const [version, paddleNo, amountFen, atMs] = fields;
  if (!isInteger(version) || !isInteger(paddleNo) || !isInteger(amountFen) || !isInteger(atMs)) return null;
  return {
    version: newest.version - version,
    paddleNo,
    amountFen: newest.amountFen - amountFen,
    atMs: newest.atMs - atMs,
  };
}

function compactNote({ version, kind, atMs, ...given }: NoteLine, newest: Newest): readonly unknown[] {
  const { reason = null, paddleNo = null, amountFen = null } = given;
  const fields = [
    newest.version - version,
    NOTE_NUMBERS[kind],
    newest.atMs - atMs,
    reason,
    paddleNo,
    amountFen,
  ];
  return withoutEmptyEnd(fields);
}

function readNote(fields: unknown, newest: Newest): NoteLine | null {
  if (!isList(fields)) return null;
  const [version, kindNumber, atMs, reason = null, paddleNo = null, amountFen = null, ...rest] = fields;
  const kind = NOTE_KINDS.get(kindNumber);
  if (!isInteger(version) || kind === undefined || !isInteger(atMs) || rest.length > 0) return null;
  if (!isTextOrNull(reason) || !isIntegerOrNull(paddleNo) || !isIntegerOrNull(amountFen)) return null;
  return {
    version: newest.version - version,
    kind,
    atMs: newest.atMs - atMs,
    ...(reason !== null && { reason }),
    ...(paddleNo !== null && { paddleNo }),
    ...(amountFen !== null && { amountFen }),
  };
}

/** What is null at the end of a list is left out. */
function withoutEmptyEnd(fields: readonly unknown[]): readonly unknown[] {
  let length = fields.length;
  while (length > 0 && fields[length - 1] === null) length--;
  return fields.slice(0, length);
}

/** Null when one of them cannot be read. */
function readAll<Read>(list: unknown, readOne: (fields: unknown) => Read | null): readonly Read[] | null {
  if (!isList(list)) return null;
  const all = list.map(readOne).filter((read) => read !== null);
  return all.length === list.length ? all : null;
}

/** Its fields are not looked at: the server is our own. */
function readWhole<Tick>(body: unknown): Tick | null {
  return typeof body === 'object' ? (body as Tick | null) : null;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isIntegerOrNull(value: unknown): value is number | null {
  return value === null || isInteger(value);
}

function isNumberOrNull(value: unknown): value is number | null {
  return value === null || typeof value === 'number';
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}
