// A further language is an entry in the one list and a folder wherever words stand: no code spells a language out, and no folder lacks what another has.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DEFAULT_LANGUAGE, LANGUAGE_TAGS, LANGUAGES } from '@haopai/rules';
import { keysInScript, LanguageFinder } from './find-languages';

const root = path.resolve(__dirname, '..', '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Wherever words stand, with a folder for each language in it. */
const WORDS = [
  'apps/portal/src/app/i18n',
  'apps/admin/src/app/i18n',
  'libs/web-app/src/words',
  'apps/api/src/texts',
  'apps/api/src/communication/content/shipped',
  'tools/manual/words',
];
const AGREEMENTS = 'apps/api/src/access/agreements/texts';
/** Those that come without the program. */
const PAGES_IN_EACH = ['apps/portal/public/offline.html', 'libs/web-app/public/old-browser.html'];

/** Where a language may be spelled out, and why. */
const ALLOWED: readonly { readonly where: RegExp; readonly what: RegExp; readonly why: string }[] = [
  { where: /^libs\/rules\/src\/languages\.ts$/, what: /./, why: 'the one list' },
  {
    where:
      /\/(?:texts|words)\/index\.ts$|\/words-loader\.ts$|\/(?:car|conditions|limit|log|own-bids|papers|receipt|record-check|replay|signs)-words\.ts$/,
    what: /^(?:\.\/)?\w\w$/,
    why: 'joins the folders: bundlers want them named, and the compiler asks for each of the list',
  },
  {
    where: /./,
    what: /^name(?:Zh|En|_zh|_en)$/,
    why: 'a region has two names in its table and on the wire; a reader of a further language gets the Chinese one',
  },
  { where: /^libs\/rules\/src\/region\.ts$/, what: /^\w\w$/, why: 'says which of those two is which' },
  {
    where: /^apps\/portal\/src\/app\/.*\.(?:html|ts)$/,
    what: /^lang="zh"?$/,
    why: 'amounts in capitals are Chinese on every page',
  },
  {
    where: /^apps\/(?:portal|admin)\/src\/index\.html$/,
    what: /^lang="zh-CN$/,
    why: 'before its words are there a page is in the default language',
  },
  {
    where: /^apps\/api\/src\/platform\/lanes\/door-answers\.ts$/,
    what: /^lang="/,
    why: 'whoever is turned away at the door is asked for no language: the page has a part for each',
  },
  {
    where: /^(?:apps\/portal\/public\/offline|libs\/web-app\/public\/old-browser)\.html$/,
    what: /^lang="/,
    why: 'has a part for each, held below',
  },
  {
    where: /^(?:tools\/(?:attack|bench|hostile|seed|start|storm)|load-tests)\//,
    what: /./,
    why: 'what developers read is English, and a crowd of a bench speaks one language',
  },
  {
    where: /^(?:tools\/verify-record\/main|libs\/record\/src\/(?:report|record-faults))\.ts$/,
    what: /^(?:zh|en)$/,
    why: 'one file for whoever has nothing of the site: it brings its own words, in the two that it has',
  },
];

/** Tests speak of languages as people do; a migration is what it was when it ran. */
const SPEAKS_AS_PEOPLE_DO =
  /\.spec\.ts$|\/testing\/|^apps\/e2e\/|\/migrations\/|\/node_modules\/|\/dist\/|\.d\.ts$/;
const isWords = (file: string) =>
  [...WORDS, AGREEMENTS].some((folder) =>
    LANGUAGES.some((language) => file.startsWith(`${folder}/${language}/`)),
  );

const finder = new LanguageFinder(LANGUAGES);
const findIn = (file: string) =>
  file.endsWith('.html') ? finder.inTemplate(read(file)) : finder.inScript(read(file), file);

describe('a language', () => {
  const files = globSync('{apps,libs,tools,load-tests}/**/*.{ts,mjs,cjs,html}', { cwd: root }).filter(
    (file) => !SPEAKS_AS_PEOPLE_DO.test(file) && !isWords(file),
  );
  const found = files.flatMap((file) =>
    findIn(file).map((line) => {
      const [, at = '', what = ''] = /^(\d+) (.+)$/.exec(line) ?? [];
      return { file, at, what };
    }),
  );

  it('is spelled out in the list and in its folders, and elsewhere for a reason alone', () => {
    expect(files.length).toBeGreaterThan(1_000);
    const spelled = found.filter(
      ({ file, what }) => !ALLOWED.some((one) => one.where.test(file) && one.what.test(what)),
    );
    expect(spelled.map(({ file, at, what }) => `${file}:${at} ${what}`)).toEqual([]);
  });

  it.each(ALLOWED)('needs the exception $where: $why', ({ where, what }) => {
    expect(found.some((one) => where.test(one.file) && what.test(one.what))).toBe(true);
  });

  it.each([
    `const first = language === 'en' ? 'a' : 'b';`,
    `type Spoken = 'de' | 'en' | null;`,
    `const TITLES = { en: 'Title' };`,
    `const { en } = words;`,
    `say(titles.en);`,
    `const field = data.titleEn;`,
    `const enTitle = 1;`,
    `const SQL = "SELECT title FROM texts WHERE language = 'en'";`,
    'const SQL = `SELECT title_en FROM ${table}`;',
    `await fetch('/api/v1/articles?lang=en');`,
    `new Intl.NumberFormat('en-US');`,
    `import words from './en';`,
  ])('is found in %s', (script) => {
    expect(finder.inScript(script)).toHaveLength(1);
  });

  it.each([`<p lang="en">a</p>`, `<p>{{ titles.en }}</p>`, `@if (language() === 'en') { <p></p> }`])(
    'is found in the template %s',
    (template) => {
      expect(finder.inTemplate(template)).toHaveLength(1);
    },
  );

  it.each([
    `const token = when('end', 'then', 'enter') ?? isOpen.length;`,
    `// For readers of en.`,
    `const names = LANGUAGES.map((language) => words[language].name);`,
    'const address = `/manual/haopai-manual.${language}.pdf`;',
  ])('is not seen in %s', (script) => {
    expect(finder.inScript(script)).toEqual([]);
  });
});

describe.each(LANGUAGES)('the folders of words (%s)', (language) => {
  const own = (folder: string, of: string = language) =>
    globSync(`${folder}/${of}/**/*.*`, { cwd: root }).map((file) => path.relative(`${folder}/${of}`, file));

  it.each(WORDS)('%s has the files of every language', (folder) => {
    expect(own(folder).length).toBeGreaterThan(0);
    expect(own(folder).sort()).toEqual(own(folder, DEFAULT_LANGUAGE).sort());
  });

  it.each(WORDS)('%s has in each file the names of every language', (folder) => {
    for (const file of own(folder)) {
      const namesIn = (of: string) => namesOf(`${folder}/${of}/${file}`, of);
      expect([file, namesIn(language)]).toEqual([file, namesIn(DEFAULT_LANGUAGE)]);
    }
  });

  it('have a word for every language where there is one for any', () => {
    const trees = WORDS.flatMap((folder) => own(folder).map((file) => `${folder}/${language}/${file}`))
      .filter((file) => file.endsWith('.json'))
      .map((file) => ({ file, tree: JSON.parse(read(file)) as object }));
    const lacking = trees.flatMap(({ file, tree }) =>
      objectsIn(tree)
        .map((one) => Object.keys(one))
        .filter((keys) => LANGUAGES.some((one) => keys.includes(one)))
        .flatMap((keys) => LANGUAGES.filter((one) => !keys.includes(one)).map((one) => `${file} ${one}`)),
    );
    expect(lacking).toEqual([]);
  });

  it('have the newest agreement, and none that was never published in the default language', () => {
    const published = own(AGREEMENTS, DEFAULT_LANGUAGE).sort();
    expect(published).toEqual(expect.arrayContaining(own(AGREEMENTS)));
    expect(own(AGREEMENTS)).toContain(published.filter((file) => file.startsWith('agreement-')).at(-1));
  });

  it.each(PAGES_IN_EACH)('are spoken by %s', (page) => {
    expect(read(page)).toContain(`lang="${LANGUAGE_TAGS[language]}"`);
  });
});

/** The names of what a file says; of an article its parts. */
function namesOf(file: string, language: string): readonly string[] {
  const text = read(file);
  if (file.endsWith('.json')) return keysOf(JSON.parse(text) as object).sort();
  if (file.endsWith('.md')) return [...text.matchAll(/^(?:title|summary)(?=:)|^#+ /gm)].map(([name]) => name);
  return keysInScript(text).map((name) => (name === language ? '' : name));
}

function keysOf(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? keysOf(value, `${prefix}${name}.`)
      : [prefix + name],
  );
}

function objectsIn(tree: object): readonly object[] {
  const inside = Object.values(tree).filter((one) => typeof one === 'object' && one !== null) as object[];
  return [tree, ...inside.flatMap(objectsIn)];
}
