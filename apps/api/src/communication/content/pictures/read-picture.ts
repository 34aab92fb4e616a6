// What a file is by what it holds: a whole PNG, JPEG or WebP with so many pixels, and nothing behind its end.
import type { PictureType } from '@haopai/contracts';

export interface PictureFacts {
  readonly type: PictureType;
  readonly width: number;
  readonly height: number;
}

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const PNG_CHUNKS_MAX = 10_000;
const JPEG_SEGMENTS_MAX = 10_000;

/** `notAPicture` when it does not begin as one of the three, `damaged` when it does not go on as one. */
export function readPicture(bytes: Buffer): PictureFacts | 'notAPicture' | 'damaged' {
  const read = readerOf(bytes);
  if (read === null) return 'notAPicture';
  try {
    const facts = read(bytes);
    return facts === null || facts.width === 0 || facts.height === 0 ? 'damaged' : facts;
  } catch {
    // Read beyond the end.
    return 'damaged';
  }
}

type Reader = (bytes: Buffer) => PictureFacts | null;

function readerOf(bytes: Buffer): Reader | null {
  if (bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return readPng;
  if (bytes.subarray(0, 3).toString('hex') === 'ffd8ff') return readJpeg;
  if (textAt(bytes, 0) === 'RIFF' && textAt(bytes, 8) === 'WEBP') return readWebp;
  return null;
}

/** RFC 2083: chunks of length, name, data and checksum, from IHDR to IEND. */
function readPng(bytes: Buffer): PictureFacts | null {
  if (textAt(bytes, 12) !== 'IHDR') return null;
  let at = 8;
  let hasData = false;
  for (let chunks = 0; chunks < PNG_CHUNKS_MAX; chunks += 1) {
    const name = textAt(bytes, at + 4);
    at += 12 + bytes.readUInt32BE(at);
    if (name === 'IDAT') hasData = true;
    if (name !== 'IEND') continue;
    if (at !== bytes.length || !hasData) return null;
    return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  return null;
}

/** ITU T.81, annex B: segments up to the start of the scan; a frame header among them has the size. */
function readJpeg(bytes: Buffer): PictureFacts | null {
  if (bytes.readUInt16BE(bytes.length - 2) !== 0xffd9) return null;
  let size: Pick<PictureFacts, 'width' | 'height'> | null = null;
  let at = 2;
  for (let segments = 0; segments < JPEG_SEGMENTS_MAX; segments += 1) {
    if (bytes.readUInt8(at) !== 0xff) return null;
    const marker = bytes.readUInt8(at + 1);
    if (isFrameHeader(marker))
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    if (marker === 0xda) return size === null ? null : { type: 'image/jpeg', ...size };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

/** C0 to CF but for tables of codes and conditions. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** RFC 9649: the size stands at another place in each of the three kinds. */
function readWebp(bytes: Buffer): PictureFacts | null {
  const end = 8 + bytes.readUInt32LE(4);
  if (end !== bytes.length) return null;
  const type = 'image/webp';
  switch (textAt(bytes, 12)) {
    case 'VP8 ':
      if (bytes.readUIntBE(23, 3) !== 0x9d012a) return null;
      return { type, width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
    case 'VP8L': {
      if (bytes.readUInt8(20) !== 0x2f) return null;
      const bits = bytes.readUInt32LE(21);
      return { type, width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case 'VP8X':
      return { type, width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
    default:
      return null;
  }
}

function textAt(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 4);
}
