// What readers are sent to is there: links between documents, and the places that README names.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const documents = [
  'README.md',
  'docker/README.md',
  'load-tests/README.md',
  ...globSync('docs/**/*.md', { cwd: root }),
];

/** As GitHub makes them. */
function anchorsOf(text: string): readonly string[] {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
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
});
