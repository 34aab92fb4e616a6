// Writes the portal's early.js: it asks for the reader's words and for the page that they come to while the program itself is on its way. Without it
// each would be asked for when the one before has come and run: half a second and more on a slow line. The figures of a lot come with them.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_LANGUAGE, type InEachLanguage, inEachLanguage, type Language } from '@haopai/rules';
import { namesIn, NAMED_SCRIPT, STATIC_IMPORT } from './script-imports';

/** By which its file is known, whatever the builder calls it: a text that stands in no other. */
const SOCKET = 'xhr poll error';

interface FirstPage {
  readonly address: string;
  /** Of its component. */
  readonly selector: string;
  readonly isLive: boolean;
  /** What everybody may read and the page asks for first, as the address names it. */
  readonly reads?: string;
}

/** Those to which most people come first; any other comes as it did. */
const FIRST_PAGES: readonly FirstPage[] = [
  { address: '^/$', selector: 'hp-home-page', isLive: true },
  { address: '^/plates$', selector: 'hp-plates-page', isLive: false },
  { address: '^/auctions$', selector: 'hp-auctions-page', isLive: true },
  { address: '^/auctions/\\d+$', selector: 'hp-board-page', isLive: true },
  {
    address: '^/auctions/\\d+/lots/(\\d+)$',
    selector: 'hp-bidding-page',
    isLive: true,
    reads: '/api/v1/lots/$1',
  },
];

export interface EarlyFiles {
  readonly words: InEachLanguage<string>;
  readonly pages: readonly (readonly [
    address: string,
    files: readonly string[],
    ...reads: readonly string[],
  ])[];
}

/** `folder` is a built portal; `words` the folder of its words, with one for each language in it. */
export function writeEarlyFiles(folder: string, words: string): EarlyFiles {
  const early = findEarlyFiles(folder, words);
  writeFileSync(path.join(folder, 'early.js'), scriptOf(early));
  return early;
}

function findEarlyFiles(folder: string, wordsFolder: string): EarlyFiles {
  const scripts = new Map(
    readdirSync(folder)
      .filter((name) => /^(?:chunk|main)-[\w-]{8}\.js$/.test(name))
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
  const onlyOneWith = (text: string | RegExp): string => {
    const holds = (script: string): boolean =>
      typeof text === 'string' ? script.includes(text) : text.test(script);
    const names = [...scripts].filter(([, script]) => holds(script)).map(([name]) => name);
    const [name] = names;
    if (name === undefined || names.length > 1)
      throw new Error(`early.js needs the one file in which ${text} stands, and ${names.length} hold it`);
    return name;
  };
  const coming = new Set(namesIn(readFileSync(path.join(folder, 'index.html'), 'utf8'), NAMED_SCRIPT));
  const withImports = (names: readonly string[]): readonly string[] => {
    const found = new Set(names);
    for (const name of found)
      for (const other of namesIn(scripts.get(name) ?? '', STATIC_IMPORT))
        if (!coming.has(other)) found.add(other);
    return [...found];
  };
  const socket = onlyOneWith(SOCKET);
  return {
    words: inEachLanguage((language) => onlyOneWith(headingIn(language, wordsFolder))),
    pages: FIRST_PAGES.map(({ address, selector, isLive, reads }) => [
      address,
      withImports([onlyOneWith(new RegExp(`["'\`]${selector}["'\`]`)), ...(isLive ? [socket] : [])]),
      ...(reads === undefined ? [] : [reads]),
    ]),
  };
}

/** Of the home page: no other file has it. */
function headingIn(language: Language, folder: string): string {
  const words = JSON.parse(readFileSync(path.join(folder, language, 'welcome.json'), 'utf8')) as {
    readonly home: { readonly heading: string };
  };
  return words.home.heading;
}

/** The language is kept as `Preferences` keeps it; a browser may forbid storage. Without what only people read: it is part of the first load. */
function scriptOf({ words, pages }: EarlyFiles): string {
  const ids = pages.map(([address, files, ...reads]) => [
    address,
    files.map((file) => ` ${idOf(file)}`).join(''),
    ...reads,
  ]);
  const script = `(() => {
  const words = ${JSON.stringify(inEachLanguage((language) => idOf(words[language])))};
  const pages = ${JSON.stringify(ids)};
  let language = ${JSON.stringify(DEFAULT_LANGUAGE)};
  try {
    const kept = localStorage.getItem('haopai.language') ?? '';
    if (Object.hasOwn(words, kept)) language = kept;
  } catch {}
  const [address, files = '', reads] = pages.find(([address]) => new RegExp(address).test(location.pathname)) ?? [];
  const ask = (link) => document.head.append(Object.assign(document.createElement('link'), link));
  for (const id of (words[language] + files).split(' ')) ask({ rel: 'modulepreload', href: '/chunk-' + id + '.js' });
  if (reads) ask({ rel: 'preload', as: 'fetch', crossOrigin: '', href: location.pathname.replace(new RegExp(address), reads) });
})();
`;
  return script.replaceAll(/^ +/gm, '');
}

/** What the names of all files have in common is written once: each byte of this script is one of the first load. */
function idOf(file: string): string {
  const id = /^chunk-([\w-]{8})\.js$/.exec(file)?.[1];
  if (id === undefined) throw new Error(`early.js asks for chunks alone, and ${file} is none`);
  return id;
}
