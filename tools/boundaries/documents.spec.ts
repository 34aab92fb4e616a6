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
});
