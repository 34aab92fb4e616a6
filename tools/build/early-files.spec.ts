// early.js asks for the words of the reader and for all files of the page that they come to, and for none that is coming anyway.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { DEFAULT_LANGUAGE, LANGUAGES } from '@haopai/rules';
import { writeEarlyFiles } from './early-files';

const WORDS = path.resolve(__dirname, '../../apps/portal/src/app/i18n');
const PAGES = ['home', 'plates', 'auctions', 'board', 'bidding'];

describe('early.js', () => {
  let folder: string;
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'haopai-early-'));
    write('index.html', '<script src="early.js" async></script><script src="main-AAAAAAAA.js"></script>');
    write('main-AAAAAAAA.js', 'import"./chunk-parts000.js"');
    for (const language of LANGUAGES)
      write(`chunk-words_${language}.js`, readFileSync(path.join(WORDS, language, 'welcome.json'), 'utf8'));
    write('chunk-socket00.js', 'throw "xhr poll error"');
    write('chunk-parts000.js', 'import{a}from"./main-AAAAAAAA.js";import"./chunk-deeper00.js"');
    write('chunk-deeper00.js', 'export const a=1');
    for (const page of PAGES)
      write(
        `chunk-${page.padEnd(8, '0')}.js`,
        `import"./chunk-parts000.js";import("./chunk-later000.js");x={selectors:[[\`hp-${page}-page\`]]}`,
      );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What a browser at `pathname` is told to fetch. */
  function askedAt(pathname: string, language: string | null | Error): readonly string[] {
    const links: string[] = [];
    runInNewContext(readFileSync(path.join(folder, 'early.js'), 'utf8'), {
      location: { pathname },
      localStorage: {
        getItem: (key: string) => {
          if (language instanceof Error) throw language;
          return key === 'haopai.language' ? language : null;
        },
      },
      document: {
        createElement: () => ({}),
        head: { append: ({ rel, href }: { rel: string; href: string }) => void links.push(`${rel} ${href}`) },
      },
    });
    return links.map((link) => link.replace(/^modulepreload \/chunk-|\.js$/g, ''));
  }

  it('knows the page by its address, with all that it imports', () => {
    writeEarlyFiles(folder, WORDS);
    const parts = ['parts000', 'deeper00'];
    expect(askedAt('/', null)).toEqual(['words_zh', 'home0000', 'socket00', ...parts]);
    expect(askedAt('/auctions/7/lots/9', 'zh')).toEqual([
      ...['words_zh', 'bidding0', 'socket00', ...parts],
      'preload /api/v1/lots/9',
    ]);
    expect(askedAt('/plates', 'zh')).toEqual(['words_zh', 'plates00', ...parts]);
  });

  it('brings the words of the language that was chosen, and only those to a page that can wait', () => {
    writeEarlyFiles(folder, WORDS);
    expect(askedAt('/contact', 'en')).toEqual(['words_en']);
    expect(askedAt('/contact', 'toString')).toEqual(['words_zh']);
    expect(askedAt('/contact', new Error('storage is forbidden'))).toEqual(['words_zh']);
  });

  it('knows every language of the site, and takes the usual one for who has chosen none', () => {
    writeEarlyFiles(folder, WORDS);
    for (const language of LANGUAGES) expect(askedAt('/contact', language)).toEqual([`words_${language}`]);
    expect(askedAt('/contact', null)).toEqual([`words_${DEFAULT_LANGUAGE}`]);
  });

  it('is not written when a page cannot be found: the build fails', () => {
    rmSync(path.join(folder, 'chunk-home0000.js'));
    expect(() => writeEarlyFiles(folder, WORDS)).toThrow(/hp-home-page.* stands, and 0 hold it/);
    write('chunk-home0000.js', '"hp-home-page"');
    write('chunk-another0.js', '"hp-home-page"');
    expect(() => writeEarlyFiles(folder, WORDS)).toThrow(/and 2 hold it/);
  });
});
