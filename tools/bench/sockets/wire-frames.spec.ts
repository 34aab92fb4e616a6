// Frames as the client writes and reads them, whole and cut anywhere.
import { FrameReader, textFrame } from './wire-frames';

function serverFrame(text: string, firstByte = 0x81): Buffer {
  const payload = Buffer.from(text);
  const { length } = payload;
  if (length < 126) return Buffer.concat([Buffer.from([firstByte, length]), payload]);
  const header = length <= 0xffff ? Buffer.alloc(4) : Buffer.alloc(10);
  header[0] = firstByte;
  header[1] = length <= 0xffff ? 126 : 127;
  if (length <= 0xffff) header.writeUInt16BE(length, 2);
  else header.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([header, payload]);
}

const TEXTS = ['', '2', '号牌', 'x'.repeat(125), 'y'.repeat(126), 'z'.repeat(70_000)];

describe('frames from the server', () => {
  it('are read whole, many in one chunk', () => {
    const seen: string[] = [];
    new FrameReader().read(Buffer.concat(TEXTS.map((text) => serverFrame(text))), (payload) =>
      seen.push(payload.toString()),
    );
    expect(seen).toEqual(TEXTS);
  });

  it('are read when they are cut anywhere, and the chunk is used again', () => {
    const stream = Buffer.concat(['first', 'y'.repeat(200), 'last'].map((text) => serverFrame(text)));
    for (let cut = 0; cut <= stream.length; cut++) {
      const seen: string[] = [];
      const reader = new FrameReader();
      for (const part of [stream.subarray(0, cut), stream.subarray(cut)]) {
        const chunk = Buffer.from(part);
        reader.read(chunk, (payload) => seen.push(payload.toString()));
        chunk.fill(0);
      }
      expect(seen).toEqual(['first', 'y'.repeat(200), 'last']);
    }
  });

  it('that are not text are skipped', () => {
    const seen: string[] = [];
    new FrameReader().read(Buffer.concat([serverFrame('ping', 0x89), serverFrame('text')]), (payload) =>
      seen.push(payload.toString()),
    );
    expect(seen).toEqual(['text']);
  });
});

describe('frames to the server', () => {
  it('say their length and a mask of zeros', () => {
    expect([...textFrame('ab')]).toEqual([0x81, 0x82, 0, 0, 0, 0, 0x61, 0x62]);
    expect([...textFrame('y'.repeat(300)).subarray(0, 8)]).toEqual([0x81, 0xfe, 1, 44, 0, 0, 0, 0]);
  });

  it('have a limit', () => {
    expect(() => textFrame('z'.repeat(70_000))).toThrow(RangeError);
  });
});
