// A thread that reads and writes spreadsheets, one after another. It runs as it stands, without a compiler: nothing of its own is imported but types.
import { constants, getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { inflateRawSync } from 'node:zlib';
import type { SheetProblem } from '@haopai/contracts';
import type { ThreadDone, ThreadJob } from '../../platform/worker-threads';
import type { SheetDone, SheetOrder, SheetPage, SheetRows } from './sheet-jobs';

/** Of all parts of a workbook together. */
const UNPACKED_BYTES_MAX = 32 * 1024 * 1024;
const PARTS_MAX = 500;
const CELLS_PER_ROW_MAX = 50;
const CELL_CHARACTERS_MAX = 200;
/** A row of nothing counts when something stands below it; of such there may be a few. */
const EMPTY_ROWS_MAX = 200;
/** In characters. */
const COLUMN_WIDTH = 20;

const LOCAL_PART = 0x04034b50;
const DIRECTORY_PART = 0x02014b50;
const DIRECTORY_END = 0x06054b50;
const DEFLATED = 8;
const DESCRIPTOR_BYTES_MAX = 24;

/** How what Excel wrote before XLSX begins; a workbook with a password lies in such a file, too. */
const OLD_OFFICE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const LOCKED_PART = Buffer.from('EncryptedPackage', 'utf16le');
/** Tables of web pages, which some programs call a workbook. */
const MARKUP = /^\s*</;

class Unreadable extends Error {
  readonly problem: SheetProblem;
  readonly found: number | undefined;

  constructor(problem: SheetProblem, found?: number) {
    super(problem);
    this.problem = problem;
    this.found = found;
  }
}

// On Linux this thread's alone: where cores are scarce, bids go before it.
setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));

parentPort?.on('message', (job: ThreadJob<SheetOrder>) => void answer(job));

/** A failed writing fails the thread: that is no fault of anybody's file. */
async function answer({ jobId, work }: ThreadJob<SheetOrder>): Promise<void> {
  const result = work.kind === 'read' ? await read(work) : await write(work);
  const moved = 'file' in result ? [result.file.buffer] : [];
  parentPort?.postMessage({ jobId, result } satisfies ThreadDone<SheetDone>, moved);
}

async function read({ bytes, rowsMax }: SheetOrder & { readonly kind: 'read' }): Promise<SheetDone> {
  try {
    return { rows: await rowsOf(Buffer.from(bytes), rowsMax) };
  } catch (error) {
    if (!(error instanceof Unreadable)) return { problem: 'notASheet' };
    const { problem, found } = error;
    return { problem, ...(found === undefined ? {} : { found }) };
  }
}

async function write({ pages }: SheetOrder & { readonly kind: 'write' }): Promise<SheetDone> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  return { file: new Uint8Array(await writeXlsxFile(pages.map(sheetOf)).toBuffer()) };
}

/** Texts are written as texts: none becomes a formula. */
function sheetOf({ name, rows }: SheetPage): { sheet: string; data: object[][]; columns: object[] } {
  const cell = (value: string | number | null, isHeading: boolean): object =>
    isHeading ? { value, fontWeight: 'bold' } : { value, type: typeof value === 'number' ? Number : String };
  return {
    sheet: name,
    data: rows.map((row, at) => row.map((value) => cell(value, at === 0))),
    columns: (rows[0] ?? []).map(() => ({ width: COLUMN_WIDTH })),
  };
}

async function rowsOf(file: Buffer, rowsMax: number): Promise<SheetRows> {
  if (file.length === 0) throw new Unreadable('empty');
  if (file.subarray(0, OLD_OFFICE.length).equals(OLD_OFFICE))
    throw new Unreadable(file.includes(LOCKED_PART) ? 'locked' : 'oldExcel');
  const isArchive = file.subarray(0, 2).toString('latin1') === 'PK';
  const rows = await (isArchive ? workbookRows(file) : textRows(file, rowsMax));
  const trimmed = rows.map((row) => row.slice(0, CELLS_PER_ROW_MAX).map(textOf));
  while (trimmed.length > 0 && isEmpty(trimmed.at(-1) ?? [])) trimmed.pop();
  if (trimmed.length === 0) throw new Unreadable('empty');
  const filled = trimmed.filter((row) => !isEmpty(row)).length;
  // Of a text as many are read as may be; how many there are is counted.
  if (filled > rowsMax) throw new Unreadable('tooManyLines', isArchive ? filled : filledLinesOf(file));
  return trimmed.map((row) => (isEmpty(row) ? [] : row));
}

async function workbookRows(file: Buffer): Promise<readonly (readonly unknown[])[]> {
  refuseBomb(file);
  const { readSheet } = await import('read-excel-file/node');
  return readSheet(file);
}

async function textRows(file: Buffer, rowsMax: number): Promise<readonly (readonly unknown[])[]> {
  const text = decoded(file);
  if (MARKUP.test(text)) throw new Unreadable('notASheet');
  const { parse } = await import('csv-parse/sync');
  return parse(text, {
    bom: true,
    delimiter: [',', ';', '\t'],
    relax_column_count: true,
    skip_empty_lines: false,
    trim: true,
    to: rowsMax + EMPTY_ROWS_MAX,
  });
}

function filledLinesOf(file: Buffer): number {
  return decoded(file)
    .split(/\r\n|\r|\n/)
    .filter((line) => /[^\s,;]/.test(line)).length;
}

/** UTF-8, what Excel writes in China, or its text in UTF-16, which begins with a mark. */
function decoded(file: Buffer): string {
  const mark = file.subarray(0, 2).toString('hex');
  const marked = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : null;
  // No letter in any of the others has such a byte.
  if (marked === null && file.includes(0)) throw new Unreadable('notASheet');
  for (const encoding of marked === null ? ['utf-8', 'gb18030'] : [marked]) {
    const text = decodedAs(encoding, file);
    if (text !== null) return text;
  }
  throw new Unreadable('encoding');
}

function decodedAs(encoding: string, file: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch {
    return null;
  }
}

function textOf(cell: unknown): string {
  const text = cell instanceof Date ? cell.toISOString() : isPlain(cell) ? String(cell) : '';
  return [...text.trim()].slice(0, CELL_CHARACTERS_MAX).join('');
}

function isPlain(cell: unknown): cell is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof cell);
}

function isEmpty(row: readonly string[]): boolean {
  return row.every((cell) => cell === '');
}

/**
 * Unpacks each part within a limit before the reader does so without one. Parts stand one behind the other without gaps,
 * so that none is there which the directory does not name.
 */
function refuseBomb(file: Buffer): void {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || file.readUInt32LE(end) !== DIRECTORY_END) throw new Unreadable('notASheet');
  const count = file.readUInt16LE(end + 10);
  const directoryAt = file.readUInt32LE(end + 16);
  if (count > PARTS_MAX) throw new Unreadable('tooLarge');
  let at = directoryAt;
  let left = UNPACKED_BYTES_MAX;
  const spans: (readonly [from: number, to: number])[] = [];
  for (let part = 0; part < count; part += 1) {
    if (file.readUInt32LE(at) !== DIRECTORY_PART) throw new Unreadable('notASheet');
    const packed = file.readUInt32LE(at + 20);
    const from = file.readUInt32LE(at + 42);
    if (file.readUInt32LE(from) !== LOCAL_PART) throw new Unreadable('notASheet');
    const data = from + 30 + file.readUInt16LE(from + 26) + file.readUInt16LE(from + 28);
    left -= unpackedLength(file.subarray(data, data + packed), file.readUInt16LE(at + 10), left);
    spans.push([from, data + packed]);
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  refuseGaps(spans, directoryAt);
}

function unpackedLength(packed: Buffer, method: number, maxOutputLength: number): number {
  if (method !== DEFLATED) {
    if (packed.length > maxOutputLength) throw new Unreadable('tooLarge');
    return packed.length;
  }
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, maxOutputLength) }).length;
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new Unreadable(isTooLarge ? 'tooLarge' : 'notASheet');
  }
}

function refuseGaps(spans: readonly (readonly [from: number, to: number])[], directoryAt: number): void {
  let reached = 0;
  for (const [from, to] of [...spans].sort(([one], [other]) => one - other)) {
    if (from < reached || from - reached > DESCRIPTOR_BYTES_MAX) throw new Unreadable('notASheet');
    reached = to;
  }
  if (directoryAt - reached > DESCRIPTOR_BYTES_MAX) throw new Unreadable('notASheet');
}
