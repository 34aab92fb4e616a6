// Writes brotli and gzip beside each text of a built web app: the program hands them out as they are and compresses nothing itself (ADR 34).
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT = /\.(js|css|html|svg|json|txt|webmanifest)$/;
const COMPRESSED = /\.(br|gz)$/;
/** Below that the head of an answer weighs more than what can be won. */
const BYTES_MIN = 512;
/** Each holds a whole file and a window of brotli's; zlib works on as many threads of Node's pool. */
const AT_ONCE_MAX = 4;

const ENCODINGS = [
  {
    ending: '.br',
    compress: (text: Buffer) =>
      promisify(brotliCompress)(text, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
        },
      }),
  },
  {
    ending: '.gz',
    compress: (text: Buffer) => promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }),
  },
] as const;

export interface Precompressed {
  readonly files: number;
  readonly plainBytes: number;
  /** In brotli; as they are where that is no smaller. */
  readonly brotliBytes: number;
}

/** What an earlier run left goes first: a compressed file whose text has changed would be served in its place. */
export async function precompress(folder: string): Promise<Precompressed> {
  const names = await readdir(folder, { recursive: true });
  await Promise.all(names.filter((name) => COMPRESSED.test(name)).map((name) => rm(path.join(folder, name))));
  const waiting = names.filter((name) => TEXT.test(name)).map((name) => path.join(folder, name));
  const done: { readonly plain: number; readonly brotli: number }[] = [];
  const work = async (): Promise<void> => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if ((await stat(file)).isFile()) done.push(await precompressFile(file));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE_MAX }, work));
  const sum = (of: 'plain' | 'brotli') => done.reduce((bytes, one) => bytes + one[of], 0);
  return { files: done.length, plainBytes: sum('plain'), brotliBytes: sum('brotli') };
}

async function precompressFile(file: string): Promise<{ plain: number; brotli: number }> {
  const text = await readFile(file);
  if (text.length < BYTES_MIN) return { plain: text.length, brotli: text.length };
  const [brotli] = await Promise.all(
    ENCODINGS.map(async ({ ending, compress }) => {
      const packed = await compress(text);
      if (packed.length >= text.length) return text.length;
      await writeFile(`${file}${ending}`, packed);
      return packed.length;
    }),
  );
  return { plain: text.length, brotli: brotli ?? text.length };
}
