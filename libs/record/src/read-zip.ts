// The files in a zip, each unpacked when it is asked for: read with limits, so that a spoiled or a huge one ends in words and never in a crash.
import { textOf } from '@haopai/log';
import type { RecordFiles } from './record-files';
import { UnreadableRecord } from './unreadable-record';

/** Where the bytes are: a file on a disk, or one that somebody chose in a browser. */
export interface ZipSource {
  readonly size: number;
  readonly read: (at: number, length: number) => Promise<Uint8Array>;
}

/** Unpacks what deflate has packed (RFC 1951); rejects where it cannot, or where there is more than `length`. */
export type Inflate = (packed: Uint8Array, length: number) => Promise<Uint8Array>;

const FILE_BYTES_MAX = 256 * 1024 ** 2;
/** Of all files: each may point at the same bytes. */
const UNPACKED_BYTES_MAX = 4 * 1024 ** 3;
const END = 0x06054b50;
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 65_535;
const LISTED = 0x02014b50;
const LISTED_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const MEGABYTE = 1024 ** 2;

interface Listed {
  readonly method: number;
  readonly packed: number;
  readonly bytes: number;
  readonly at: number;
}

/** Rejects with UnreadableRecord. Of a file above `bytesMax` nothing is read. */
export async function readZip(source: ZipSource, inflate: Inflate, bytesMax: number): Promise<RecordFiles> {
  if (source.size === 0) throw new UnreadableRecord('EMPTY', {});
  if (source.size > bytesMax) throw new UnreadableRecord('TOO_LARGE', { found: source.size, max: bytesMax });
  const listed = await listOf(source);
  return {
    paths: [...listed.keys()].sort(),
    read: async (name) => {
      const entry = listed.get(name);
      return entry === undefined ? null : unpack(source, name, entry, inflate);
    },
  };
}

async function listOf(source: ZipSource): Promise<ReadonlyMap<string, Listed>> {
  const { count, at: start, bytes: length } = await endOf(source);
  const list = viewOf(await bytesOf(source, start, length));
  const listed = new Map<string, Listed>();
  let at = 0;
  let unpacked = 0;
  for (let each = 0; each < count; each += 1) {
    if (at + LISTED_BYTES > list.byteLength || list.getUint32(at, true) !== LISTED) throw cutOff();
    const nameBytes = list.getUint16(at + 28, true);
    if (at + LISTED_BYTES + nameBytes > list.byteLength) throw cutOff();
    const name = textOf(new Uint8Array(list.buffer, list.byteOffset + at + LISTED_BYTES, nameBytes));
    if (name === null) throw cutOff();
    const bytes = list.getUint32(at + 24, true);
    if (bytes > FILE_BYTES_MAX)
      throw new UnreadableRecord('FILE_TOO_LARGE', { name, max: FILE_BYTES_MAX / MEGABYTE });
    unpacked += bytes;
    if (unpacked > UNPACKED_BYTES_MAX)
      throw new UnreadableRecord('TOO_LARGE', { found: unpacked, max: UNPACKED_BYTES_MAX });
    if (listed.has(name)) throw new UnreadableRecord('TWICE', { name });
    const entry = {
      method: list.getUint16(at + 10, true),
      packed: list.getUint32(at + 20, true),
      ...{ bytes, at: list.getUint32(at + 42, true) },
    };
    if (!name.endsWith('/')) listed.set(name, entry);
    at += LISTED_BYTES + nameBytes + list.getUint16(at + 30, true) + list.getUint16(at + 32, true);
  }
  return listed;
}

async function endOf(source: ZipSource): Promise<{ count: number; bytes: number; at: number }> {
  const length = Math.min(source.size, END_BYTES + COMMENT_BYTES_MAX);
  const tail = viewOf(await bytesOf(source, source.size - length, length));
  for (let at = length - END_BYTES; at >= 0; at -= 1)
    // With its comment it ends the file: else other programs may see another list.
    if (tail.getUint32(at, true) === END && at + END_BYTES + tail.getUint16(at + 20, true) === length)
      return {
        count: tail.getUint16(at + 10, true),
        bytes: tail.getUint32(at + 12, true),
        at: tail.getUint32(at + 16, true),
      };
  throw cutOff();
}

async function unpack(
  source: ZipSource,
  name: string,
  { at, packed, bytes, method }: Listed,
  inflate: Inflate,
): Promise<Uint8Array> {
  const head = viewOf(await bytesOf(source, at, LOCAL_BYTES));
  if (head.getUint32(0, true) !== LOCAL) throw cutOff();
  const start = at + LOCAL_BYTES + head.getUint16(26, true) + head.getUint16(28, true);
  const body = await bytesOf(source, start, packed);
  if (method !== STORED && method !== DEFLATED) throw new UnreadableRecord('PACKED_OTHERWISE', { name });
  const unpacked =
    method === STORED
      ? body
      : await inflate(body, bytes).catch((cause: unknown) => {
          throw new UnreadableRecord('NOT_UNPACKED', { name }, { cause });
        });
  if (unpacked.length !== bytes) throw new UnreadableRecord('OTHER_LENGTH', { name });
  return unpacked;
}

async function bytesOf(source: ZipSource, at: number, length: number): Promise<Uint8Array> {
  if (at + length > source.size) throw cutOff();
  const bytes = await source.read(at, length);
  if (bytes.length < length) throw cutOff();
  return bytes;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function cutOff(): UnreadableRecord {
  return new UnreadableRecord('CUT_OFF', {});
}
