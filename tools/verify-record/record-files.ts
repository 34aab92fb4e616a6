// The files of an auction's record, out of its zip or of a folder: read with limits, so that a spoiled or a huge one ends in words.
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { type RecordFiles, UnreadableRecord } from '@haopai/record';

const ZIP_BYTES_MAX = 1024 ** 3;
const FILE_BYTES_MAX = 256 * 1024 ** 2;
const END = 0x06054b50;
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 65_535;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

export function openRecord(place: string): RecordFiles {
  return statSync(place).isDirectory() ? ofFolder(place) : ofZip(place);
}

function ofFolder(folder: string): RecordFiles {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .sort();
  const known = new Set(paths);
  return {
    paths,
    read: (name) => (known.has(name) ? new Uint8Array(readFileSync(path.join(folder, name))) : null),
  };
}

interface Listed {
  readonly method: number;
  readonly packed: number;
  readonly bytes: number;
  readonly at: number;
}

function ofZip(file: string): RecordFiles {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    if (size > ZIP_BYTES_MAX) throw new UnreadableRecord('The zip is larger than 1 GB: no record is.');
    const zip = Buffer.alloc(size);
    for (let at = 0; at < size;) at += readSync(handle, zip, at, size - at, at);
    const listed = listOf(zip);
    return { paths: [...listed.keys()].sort(), read: (name) => unpack(zip, name, listed.get(name)) };
  } finally {
    closeSync(handle);
  }
}

function listOf(zip: Buffer): ReadonlyMap<string, Listed> {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  const listed = new Map<string, Listed>();
  let at = zip.readUInt32LE(end + 16);
  for (let each = 0; each < count; each += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== LISTED) throw cutOff();
    const nameBytes = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameBytes);
    const bytes = zip.readUInt32LE(at + 24);
    if (bytes > FILE_BYTES_MAX)
      throw new UnreadableRecord(`${name} is larger than 256 MB: no file of a record is.`);
    const method = zip.readUInt16LE(at + 10);
    const entry = { method, packed: zip.readUInt32LE(at + 20), bytes, at: zip.readUInt32LE(at + 42) };
    if (listed.has(name)) throw new UnreadableRecord(`The zip has ${name} twice.`);
    if (!name.endsWith('/')) listed.set(name, entry);
    at += 46 + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return listed;
}

function endOf(zip: Buffer): number {
  const first = Math.max(0, zip.length - END_BYTES - COMMENT_BYTES_MAX);
  for (let at = zip.length - END_BYTES; at >= first; at -= 1) if (zip.readUInt32LE(at) === END) return at;
  throw cutOff();
}

function unpack(zip: Buffer, name: string, entry: Listed | undefined): Uint8Array | null {
  if (entry === undefined) return null;
  const { at, packed, bytes, method } = entry;
  if (at + 30 > zip.length || zip.readUInt32LE(at) !== LOCAL) throw cutOff();
  const start = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const body = zip.subarray(start, start + packed);
  if (body.length < packed) throw cutOff();
  if (method === STORED) return new Uint8Array(body);
  if (method !== DEFLATED) throw new UnreadableRecord(`${name} is packed in a way that is not known here.`);
  try {
    const unpacked = inflateRawSync(body, { maxOutputLength: Math.max(1, bytes) });
    if (unpacked.length === bytes) return new Uint8Array(unpacked);
  } catch (cause) {
    throw new UnreadableRecord(`${name} cannot be unpacked.`, { cause });
  }
  throw new UnreadableRecord(`${name} is not as long as the zip says.`);
}

function cutOff(): UnreadableRecord {
  return new UnreadableRecord('This is no zip, or it is cut off. Download it again.');
}
