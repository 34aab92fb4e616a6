// Writes a zip as it comes: each file is packed by zlib's own threads and gone again, so that a record of any size takes a few pieces of memory.
import { createDeflateRaw, crc32 } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';

export interface ZippedFile {
  /** With /, in ASCII. */
  readonly path: string;
  readonly content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** What the format holds without its extensions, and what readers take. */
export const ZIP_BYTES_MAX = 1024 ** 3;
export const ZIP_FILES_MAX = 65_535;
export const FILE_BYTES_MAX = 256 * 1024 ** 2;

export class ZipTooLarge extends Error {}

const VERSION = 20;
/** Lengths and checksum follow the content; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1980-01-01: the same files make the same bytes. */
const DATE = 0x21;

interface Written {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly bytes: number;
  readonly at: number;
}

/** Rejects with ZipTooLarge when it becomes larger than readers take. */
export async function* writeZip(files: AsyncIterable<ZippedFile>): AsyncGenerator<Buffer> {
  const list: Written[] = [];
  let at = 0;
  for await (const { path, content } of files) {
    if (list.length === ZIP_FILES_MAX) throw new ZipTooLarge(`more than ${ZIP_FILES_MAX} files`);
    const name = Buffer.from(path);
    const start = at;
    const head = localHead(name);
    yield head;
    at += head.length;
    const counted = { crc: 0, bytes: 0 };
    let packed = 0;
    for await (const piece of deflated(counting(path, content, counted))) {
      packed += piece.length;
      yield piece;
      if (at + packed > ZIP_BYTES_MAX) throw new ZipTooLarge(`more than ${ZIP_BYTES_MAX} bytes`);
    }
    const file = { name, ...counted, packed, at: start };
    const tail = lengthsOf(file);
    yield tail;
    at += packed + tail.length;
    list.push(file);
  }
  const listed = Buffer.concat(list.map(listLine));
  yield listed;
  yield endOf(list.length, listed.length, at);
}

async function* counting(
  path: string,
  content: ZippedFile['content'],
  counted: { crc: number; bytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const piece of content) {
    counted.crc = crc32(piece, counted.crc);
    counted.bytes += piece.length;
    if (counted.bytes > FILE_BYTES_MAX) throw new ZipTooLarge(`${path}: more than ${FILE_BYTES_MAX} bytes`);
    yield piece;
  }
}

async function* deflated(content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  // What fails before it fails this one, too.
  const packing = pipeline(Readable.from(content), createDeflateRaw(), () => undefined);
  for await (const piece of packing) yield piece as Buffer;
}

function localHead(name: Buffer): Buffer {
  const head = Buffer.alloc(30);
  head.write('PK\u0003\u0004', 'latin1');
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATED, 8);
  head.writeUInt16LE(DATE, 12);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, name]);
}

function lengthsOf({ crc, packed, bytes }: Written): Buffer {
  const tail = Buffer.alloc(16);
  tail.write('PK\u0007\u0008', 'latin1');
  tail.writeUInt32LE(crc, 4);
  tail.writeUInt32LE(packed, 8);
  tail.writeUInt32LE(bytes, 12);
  return tail;
}

function listLine({ name, crc, packed, bytes, at }: Written): Buffer {
  const line = Buffer.alloc(46);
  line.write('PK\u0001\u0002', 'latin1');
  line.writeUInt16LE(VERSION, 4);
  line.writeUInt16LE(VERSION, 6);
  line.writeUInt16LE(FLAGS, 8);
  line.writeUInt16LE(DEFLATED, 10);
  line.writeUInt16LE(DATE, 14);
  line.writeUInt32LE(crc, 16);
  line.writeUInt32LE(packed, 20);
  line.writeUInt32LE(bytes, 24);
  line.writeUInt16LE(name.length, 28);
  line.writeUInt32LE(at, 42);
  return Buffer.concat([line, name]);
}

function endOf(files: number, listed: number, at: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(files, 8);
  end.writeUInt16LE(files, 10);
  end.writeUInt32LE(listed, 12);
  end.writeUInt32LE(at, 16);
  return end;
}
