// Zips that other programs open, and none that is larger than readers take.
import { filesInZip } from '../testing/files-in-zip';
import { type ZippedFile, FILE_BYTES_MAX, writeZip, ZipTooLarge } from './write-zip';

async function* files(...given: readonly ZippedFile[]): AsyncGenerator<ZippedFile> {
  yield* given;
}

async function zipOf(...given: readonly ZippedFile[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of writeZip(files(...given))) pieces.push(piece);
  return Buffer.concat(pieces);
}

const read = (zip: Buffer): ReadonlyMap<string, string> =>
  new Map([...filesInZip(zip)].map(([name, content]) => [name, content.toString('utf8')]));

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
