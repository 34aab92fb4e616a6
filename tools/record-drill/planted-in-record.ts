// Faults planted in the record of an auction, each with the name under which the verifier must find it.
import {
  addSignatures,
  cosignNote,
  formatNote,
  parseCheckpoint,
  parseNote,
  textOf,
  TILE_WIDTH,
  utf8,
  type NoteKey,
  type Sign,
} from '@haopai/log';
import type { RecordFault } from '@haopai/record';

export type Files = ReadonlyMap<string, Uint8Array>;

interface PlantedInRecord {
  readonly name: string;
  readonly fault: RecordFault;
  plant(files: Files): Files | Promise<Files>;
}

const LEAVES = 'leaves.jsonl';
const RESULT = 'result.txt';
const DAY_MS = 24 * 60 * 60_000;

interface WitnessKey {
  readonly key: NoteKey;
  readonly sign: Sign;
}

export function plantedInRecord(witness: WitnessKey): readonly PlantedInRecord[] {
  return [
    { name: 'a bid altered', fault: 'RULE_BROKEN', plant: (files) => inJournal(files, alterBid) },
    { name: 'a bid dropped', fault: 'EVENT_MISSING', plant: (files) => inJournal(files, dropBid) },
    { name: 'a bid inserted', fault: 'EVENT_NOT_IN_LOG', plant: (files) => inJournal(files, insertBid) },
    { name: 'bids reordered', fault: 'RULE_BROKEN', plant: (files) => inJournal(files, swapBids) },
    { name: 'bids moved to another lot', fault: 'EVENT_DIFFERS', plant: moveToAnotherLot },
    { name: 'a refusal dropped', fault: 'LEAF_MISSING', plant: dropRefusal },
    { name: 'a refusal altered', fault: 'LEAF_NOT_IN_LOG', plant: alterRefusal },
    { name: 'a tile corrupted', fault: 'TILE_CORRUPTED', plant: spoilTile },
    { name: 'a result that does not follow', fault: 'RESULT_DIFFERS', plant: changeResult },
    { name: 'the clock of a witness wrong', fault: 'WITNESS', plant: (files) => signAhead(files, witness) },
  ];
}

const linesOf = (files: Files, path: string): string[] =>
  (textOf(files.get(path) ?? new Uint8Array()) ?? '').split('\n').slice(0, -1);

function withLines(files: Files, path: string, lines: readonly string[]): Files {
  return new Map(files).set(path, utf8(lines.map((line) => `${line}\n`).join('')));
}

/** With the most bids. */
function busiestJournal(files: Files): string {
  const bids = (path: string): number =>
    linesOf(files, path).filter((line) => line.includes('BidAccepted')).length;
  const [first = ''] = [...files.keys()]
    .filter((path) => path.startsWith('journals/'))
    .sort((a, b) => bids(b) - bids(a));
  return first;
}

function inJournal(files: Files, change: (lines: readonly string[]) => readonly string[]): Files {
  const path = busiestJournal(files);
  return withLines(files, path, change(linesOf(files, path)));
}

const bidAt = (lines: readonly string[]): number => lines.findIndex((line) => line.includes('BidAccepted'));

function alterBid(lines: readonly string[]): readonly string[] {
  return lines.map((line, at) =>
    at === bidAt(lines)
      ? line.replace(/(\\"amountFen\\":)(\d+)/, (_, name, fen) => `${name}${Number(fen) + 100}`)
      : line,
  );
}

const dropBid = (lines: readonly string[]): readonly string[] => lines.filter((_, at) => at !== bidAt(lines));

/** One more at the end, after the lot was over. */
function insertBid(lines: readonly string[]): readonly string[] {
  const { body, hash } = JSON.parse(lines[bidAt(lines)] ?? '{}') as { body: string; hash: string };
  return [...lines, JSON.stringify({ version: lines.length + 1, body, hash })];
}

function swapBids(lines: readonly string[]): readonly string[] {
  const at = bidAt(lines);
  const [one = '', other = ''] = lines.slice(at, at + 2);
  return [...lines.slice(0, at), other, one, ...lines.slice(at + 2)];
}

function moveToAnotherLot(files: Files): Files {
  const busiest = busiestJournal(files);
  const other = [...files.keys()].find((path) => path.startsWith('journals/') && path !== busiest) ?? '';
  return withLines(files, other, linesOf(files, busiest));
}

const isRefusal = (line: string): boolean => line.includes('\\"kind\\":\\"refusal\\"');

function dropRefusal(files: Files): Files {
  const lines = linesOf(files, LEAVES);
  const at = lines.findIndex(isRefusal);
  return withLines(
    files,
    LEAVES,
    lines.filter((_, each) => each !== at),
  );
}

function alterRefusal(files: Files): Files {
  const lines = linesOf(files, LEAVES);
  const at = lines.findIndex(isRefusal);
  const later = (line: string): string =>
    line.replace(/(\\"receivedAtMs\\":)(\d+)/, (_, name, ms) => `${name}${Number(ms) + 1_000}`);
  return withLines(
    files,
    LEAVES,
    lines.map((line, each) => (each === at ? later(line) : line)),
  );
}

/** A lowest one: over leaves of the auction itself. */
function spoilTile(files: Files): Files {
  const path =
    [...files.keys()]
      .filter((each) => each.startsWith('tile/0/'))
      .sort()
      .at(-1) ?? '';
  const bytes = new Uint8Array(files.get(path) ?? new Uint8Array(TILE_WIDTH));
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return new Map(files).set(path, bytes);
}

/** Somebody has got it more cheaply. */
function changeResult(files: Files): Files {
  const lines = linesOf(files, RESULT);
  const at = lines.findIndex((line) => line.includes('"sold"'));
  const cheaper = (line: string): string =>
    line.replace(/("hammer_fen":)"?(\d+)"?/, (_, name, fen) => `${name}${Number(fen) - 100}`);
  return withLines(
    files,
    RESULT,
    lines.map((line, each) => (each === at ? cheaper(line) : line)),
  );
}

/** The newest checkpoint, signed by the witness tomorrow. */
async function signAhead(files: Files, { key, sign }: WitnessKey): Promise<Files> {
  const notes = [...files.keys()].filter((path) => path.startsWith('checkpoints/'));
  const newest = notes.sort((a, b) => sizeIn(files, a) - sizeIn(files, b)).at(-1) ?? '';
  const note = parseNote(textOf(files.get(newest) ?? new Uint8Array()) ?? '');
  if (!note.ok) throw new Error(note.code);
  const signature = await cosignNote(note.value.text, key, Date.now() + DAY_MS, sign);
  return new Map(files).set(newest, utf8(formatNote(addSignatures(note.value, [signature]))));
}

function sizeIn(files: Files, path: string): number {
  const note = parseNote(textOf(files.get(path) ?? new Uint8Array()) ?? '');
  const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
  return checkpoint.ok ? checkpoint.value.size : -1;
}
