// Each text of a built app stands there in brotli and gzip as well where that is smaller, and nothing else does.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { precompress } from './precompress';

const TEXT = '号牌 '.repeat(500);

describe('the compressed files', () => {
  let folder: string;
  const write = (name: string, text: string | Buffer) => writeFileSync(path.join(folder, name), text);
  const read = (name: string) => readFileSync(path.join(folder, name));
  const names = () => readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'haopai-precompress-'));
    mkdirSync(path.join(folder, 'icons'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('hold what the text holds, in folders below too', async () => {
    const texts = ['index.html', 'main.js', 'styles.css', 'icons/mark.svg', 'manifest.webmanifest'];
    for (const name of texts) write(name, TEXT);
    expect(await precompress(folder)).toMatchObject({
      files: texts.length,
      plainBytes: texts.length * 3_500,
    });
    for (const name of texts) {
      expect(brotliDecompressSync(read(`${name}.br`)).toString()).toBe(TEXT);
      expect(gunzipSync(read(`${name}.gz`)).toString()).toBe(TEXT);
    }
  });

  it('are not made of pictures and papers, nor where they would save nothing', async () => {
    for (const name of ['icons/icon.png', 'manual.pdf']) write(name, TEXT);
    write('short.js', 'void 0;');
    await precompress(folder);
    expect(names()).toEqual(['icons', 'icons/icon.png', 'manual.pdf', 'short.js']);
  });

  it('go with the text that they were made of', async () => {
    write('main-AAAAAAAA.js', TEXT);
    await precompress(folder);
    rmSync(path.join(folder, 'main-AAAAAAAA.js'));
    write('main-BBBBBBBB.js', TEXT);
    await precompress(folder);
    expect(names()).toEqual(['icons', 'main-BBBBBBBB.js', 'main-BBBBBBBB.js.br', 'main-BBBBBBBB.js.gz']);
  });

  it('are the same each time, so that a cache of builds knows them again', async () => {
    write('main.js', TEXT);
    await precompress(folder);
    const [brotli, gzip] = [read('main.js.br'), read('main.js.gz')];
    await precompress(folder);
    expect([read('main.js.br'), read('main.js.gz')]).toEqual([brotli, gzip]);
  });
});
