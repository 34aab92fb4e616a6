// Zips that other programs open, and none that is larger than readers take.
import { inflateRawSync, crc32 } from 'node:zlib';
import { type ZippedFile, FILE_BYTES_MAX, writeZip, ZipTooLarge } from './write-zip';

async function* files(...given: readonly ZippedFile[]): AsyncGenerator<ZippedFile> {
  yield* given;
}

async function zipOf(...given: readonly ZippedFile[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of writeZip(files(...given))) pieces.push(piece);
  return Buffer.concat(pieces);
}

function read(zip: Buffer): ReadonlyMap<string, string> {
  const end = zip.length - 22;
  let at = zip.readUInt32LE(end + 16);
  const found = new Map<string, string>();
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    const nameBytes = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameBytes);
    const start = zip.readUInt32LE(at + 42) + 30 + nameBytes;
    const content = inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20)));
    expect([crc32(content), content.length]).toEqual([zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 24)]);
    found.set(name, content.toString('utf8'));
    at += 46 + nameBytes;
  }
  return found;
}

it('has each file as it was given, piece by piece, and an empty one', async () => {
  const zip = await zipOf(
    { path: 'a.txt', content: [Buffer.from('first '), Buffer.from('second')] },
    { path: 'b/empty', content: [] },
  );
  expect(read(zip)).toEqual(
    new Map([
      ['a.txt', 'first second'],
      ['b/empty', ''],
    ]),
  );
  expect(await zipOf({ path: 'a', content: [Buffer.from('x')] })).toEqual(
    await zipOf({ path: 'a', content: [Buffer.from('x')] }),
  );
  expect(read(await zipOf())).toEqual(new Map());
});

it('is refused when a file is larger than readers take', async () => {
  const megabyte = Buffer.alloc(1024 ** 2);
  function* huge(): Generator<Buffer> {
    for (let bytes = 0; bytes <= FILE_BYTES_MAX; bytes += megabyte.length) yield megabyte;
  }
  await expect(zipOf({ path: 'huge', content: huge() })).rejects.toThrow(ZipTooLarge);
});

it('fails when what it is made of fails', async () => {
  const failing: AsyncIterable<Buffer> = {
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('the database is away')) }),
  };
  await expect(zipOf({ path: 'a', content: failing })).rejects.toThrow('the database is away');
});
