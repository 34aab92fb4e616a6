// What belongs to the first load of a built portal, and that too much of it is refused.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkFirstLoad, weighFirstLoad } from './first-load';

describe('the first load', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haopai-first-load-'));
  /** Random letters do not shrink. */
  const ballast = (bytes: number) => `/*${randomBytes(bytes).toString('base64')}*/`;
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

  beforeAll(() => {
    write(
      'index.html',
      '<link rel="modulepreload" href="chunk-first.js"><script src="main-AB12CD34.js" type="module"></script>',
    );
    write(
      'main-AB12CD34.js',
      'import{a as b}from"./chunk-first.js";import"./chunk-side.js";import("./chunk-page.js")',
    );
    write('chunk-first.js', `export*from'./chunk-deep.js';${ballast(2_000)}`);
    write('chunk-side.js', 'console.log(1)');
    write('chunk-deep.js', 'import{b}from"./main-AB12CD34.js"');
    write('chunk-page.js', ballast(500_000));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is what index.html names and all that is imported from there, each once, and no page', () => {
    const names = weighFirstLoad(folder).files.map(({ name }) => name);
    expect([...names].sort()).toEqual([
      'chunk-deep.js',
      'chunk-first.js',
      'chunk-side.js',
      'main-AB12CD34.js',
    ]);
    expect(names[0]).toBe('chunk-first.js');
  });

  it('is said in gzipped kilobytes while it is light enough', () => {
    expect(checkFirstLoad(folder)).toMatch(
      /^first load: [23]\.\d kB of script gzipped in 4 files, of 140\.0 kB/,
    );
  });

  it('fails when it is too heavy, and names the heaviest', () => {
    expect(() => checkFirstLoad(folder, 1_000)).toThrow(/Too heavy[\s\S]*chunk-first\.js/);
  });
});
