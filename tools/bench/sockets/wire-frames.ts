// The few forms of websocket frames that Socket.IO uses: whole text frames, masked on the way out, bare on the way in.

const TEXT = 0x81;
const MASKED = 0x80;
const LENGTH_16_BITS = 126;
const LENGTH_64_BITS = 127;
const MASK_BYTES = 4;

/** A client's text frame. Its mask is zero, which masks nothing and costs nothing. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const isShort = length < LENGTH_16_BITS;
  if (length > 0xffff) throw new RangeError(`a frame of ${length} bytes is more than this client sends`);
  const headerBytes = (isShort ? 2 : 4) + MASK_BYTES;
  const frame = Buffer.alloc(headerBytes + length);
  frame[0] = TEXT;
  if (isShort) {
    frame[1] = MASKED | length;
  } else {
    frame[1] = MASKED | LENGTH_16_BITS;
    frame.writeUInt16BE(length, 2);
  }
  frame.write(text, headerBytes);
  return frame;
}

/** Cuts a server's byte stream into the payloads of its text frames. */
export class FrameReader {
  private rest: Buffer | null = null;

  /** Calls `take` with each payload that is complete; the payload is valid only during the call. Other frames are skipped. */
  read(chunk: Buffer, take: (payload: Buffer) => void): void {
    const bytes = this.rest === null ? chunk : Buffer.concat([this.rest, chunk]);
    let at = 0;
    for (;;) {
      const start = payloadStart(bytes, at);
      if (start === null) break;
      const end = start + payloadLength(bytes, at);
      if (end > bytes.length) break;
      if (bytes[at] === TEXT) take(bytes.subarray(start, end));
      at = end;
    }
    // The chunk's memory is used again for the next one.
    this.rest = at === bytes.length ? null : Buffer.from(bytes.subarray(at));
  }
}

/** Where the payload of the frame at `at` begins, or null when its header is not all there. */
function payloadStart(bytes: Buffer, at: number): number | null {
  const length = bytes[at + 1];
  if (length === undefined) return null;
  const start = at + (length === LENGTH_64_BITS ? 10 : length === LENGTH_16_BITS ? 4 : 2);
  return start <= bytes.length ? start : null;
}

function payloadLength(bytes: Buffer, at: number): number {
  const length = bytes[at + 1] ?? 0;
  if (length === LENGTH_64_BITS) return Number(bytes.readBigUInt64BE(at + 2));
  return length === LENGTH_16_BITS ? bytes.readUInt16BE(at + 2) : length;
}
