// What readers are sent to is there: links between documents, and the places that README names.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'docker/README.md',
  'load-tests/README.md',
  ...globSync('docs/**/*.md', { cwd: root }),
];

function headingsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
}

/** As GitHub makes them. */
function anchorsOf(text: string): readonly string[] {
  return headingsOf(text).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

describe('the documents', () => {
  it.each(documents)('%s links to what is there', (document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];
    for (const [link, target = '', anchor] of links) {
      const file = target === '' ? document : path.join(path.dirname(document), target);
      expect([link, existsSync(path.join(root, file))]).toEqual([link, true]);
      if (anchor !== undefined) expect(anchorsOf(read(file))).toContain(anchor);
    }
  });

  it('README says where to change what, and each place is there', () => {
    const places = [
      ...read('README.md').matchAll(/`((?:apps|libs|tools|docker|load-tests)(?:\/[^`\s]*)?)`/g),
    ];
    expect(places.length).toBeGreaterThanOrEqual(20);
    for (const [, place = ''] of places)
      expect([place, existsSync(path.join(root, place))]).toEqual([place, true]);
  });

  /** `docs/domain.md, "The clock"`, also of several sections: `"Fixed-price sale" and "Auction"`. */
  it('have the sections that comments cite', () => {
    const files = globSync('{apps,libs,tools,load-tests,docker}/**/*.{ts,scss,conf}', { cwd: root });
    const citations = files
      .filter((file) => !file.includes('boundaries'))
      .flatMap((file) =>
        [...read(file).matchAll(/(\S*\b(?:domain|wire|architecture)\.md)((?:(?:,| and) "[^"\n]+")*)/g)].map(
          ([, document = '', sections = '']) => ({ file, document: document.replace(/^\(/, ''), sections }),
        ),
      );
    expect(citations.length).toBeGreaterThanOrEqual(36);
    for (const { file, document, sections } of citations) {
      expect([file, document]).toEqual([file, expect.stringMatching(/^docs\//)]);
      const headings = headingsOf(read(document));
      for (const [, section = ''] of sections.matchAll(/"([^"]+)"/g))
        expect([file, section, headings.includes(section)]).toEqual([file, section, true]);
    }
  });

  /** `manual, ch. 5.1`: of a book that readers do not have, they have what docs/manual-coverage.md says of its chapters. */
  it('go through the chapters of the manual that comments cite', () => {
    const coverage = read('docs/manual-coverage.md');
    const chapters = new Set([
      ...[...coverage.matchAll(/^## (\d+)\. /gm)].map(([, chapter = '']) => chapter),
      ...[...coverage.matchAll(/^\| (\d+\.\d+) +\|/gm)].map(([, chapter = '']) => chapter),
    ]);
    const files = globSync('{apps,libs,tools}/**/*.ts', { cwd: root }).filter(
      (file) => !file.includes('boundaries'),
    );
    const citations = files.flatMap((file) =>
      [...read(file).matchAll(/\(?manual, (\w+)\. ([\d.-]*\d)(?: and ([\d.]*\d))?/g)].flatMap(
        ([, what = '', ...numbers]) =>
          numbers.filter((number) => number).map((number) => ({ file, what, number })),
      ),
    );
    expect(citations.length).toBeGreaterThanOrEqual(15);
    for (const { file, what, number } of citations)
      expect([file, what, number, chapters.has(number)]).toEqual([file, 'ch', number, true]);
  });

  it('say of every spec that is smaller by day, or goes in turns, what it is at night', () => {
    const testing = read('docs/testing.md');
    const smaller = globSync('{apps,libs,tools}/**/*.spec.ts', { cwd: root }).filter(
      (file) =>
        !/^tools\/(?:test|boundaries)\//.test(file) &&
        /nightly\(|isNightly\(|IS_NIGHT|HAOPAI_NIGHTLY|(?:turnsOf|languagesInTurn|pagesInTurn)\(/.test(
          read(file),
        ),
    );
    expect(smaller.length).toBeGreaterThan(25);
    for (const file of smaller) {
      const name = path.basename(file).replace(/(?:\.seeded|\.integration)?\.spec\.ts$/, '');
      const isKnown = [name, `${path.basename(path.dirname(file))}/${name}`].some((one) =>
        testing.includes(`\`${one}`),
      );
      expect([file, isKnown]).toEqual([file, true]);
    }
  });
});
