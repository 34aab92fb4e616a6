// docs/security.md speaks of every requirement of the standard once, and what it shows is there.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..');
const text = readFileSync(path.join(root, 'docs/security.md'), 'utf8');

/** OWASP ASVS 5.0.0: how many requirements of levels 1 and 2 each section has; they are its first ones. */
const SECTIONS: Readonly<Record<string, number>> = {
  ...{ 'V1.1': 2, 'V1.2': 9, 'V1.3': 11, 'V1.4': 3, 'V1.5': 2 },
  ...{ 'V2.1': 3, 'V2.2': 3, 'V2.3': 4, 'V2.4': 1 },
  ...{ 'V3.2': 2, 'V3.3': 4, 'V3.4': 6, 'V3.5': 5, 'V3.7': 2 },
  ...{ 'V4.1': 3, 'V4.2': 1, 'V4.3': 2, 'V4.4': 4 },
  ...{ 'V5.1': 1, 'V5.2': 3, 'V5.3': 2, 'V5.4': 3 },
  ...{ 'V6.1': 3, 'V6.2': 12, 'V6.3': 4, 'V6.4': 4, 'V6.5': 5, 'V6.6': 3, 'V6.8': 4 },
  ...{ 'V7.1': 3, 'V7.2': 4, 'V7.3': 2, 'V7.4': 5, 'V7.5': 2, 'V7.6': 2 },
  ...{ 'V8.1': 2, 'V8.2': 3, 'V8.3': 1, 'V8.4': 1 },
  ...{ 'V9.1': 3, 'V9.2': 4 },
  ...{ 'V10.1': 2, 'V10.2': 2, 'V10.3': 4, 'V10.4': 11, 'V10.5': 5, 'V10.6': 2, 'V10.7': 3 },
  ...{ 'V11.1': 2, 'V11.2': 3, 'V11.3': 3, 'V11.4': 4, 'V11.5': 1, 'V11.6': 1 },
  ...{ 'V12.1': 3, 'V12.2': 2, 'V12.3': 4 },
  ...{ 'V13.1': 1, 'V13.2': 5, 'V13.3': 2, 'V13.4': 5 },
  ...{ 'V14.1': 2, 'V14.2': 4, 'V14.3': 3 },
  ...{ 'V15.1': 3, 'V15.2': 3, 'V15.3': 7 },
  ...{ 'V16.1': 1, 'V16.2': 5, 'V16.3': 4, 'V16.4': 3, 'V16.5': 3 },
  ...{ 'V17.1': 1, 'V17.2': 4, 'V17.3': 2 },
};
/** As the standard counts them: 70 of level 1, 183 of level 2. */
const IN_ALL = 253;

interface Row {
  readonly requirements: readonly string[];
  readonly state: string;
  readonly how: string;
}

/** `V1.2.6–V1.2.8` is three of them. */
function requirementsOf(cell: string): readonly string[] {
  return cell.split(', ').flatMap((part) => {
    const [from = '', to = from] = part.split('–');
    const [section, first, last] = [sectionOf(from), numberOf(from), numberOf(to)];
    return Array.from({ length: last - first + 1 }, (_, nth) => `${section}.${first + nth}`);
  });
}

const sectionOf = (requirement: string): string => requirement.slice(0, requirement.lastIndexOf('.'));
const numberOf = (requirement: string): number => Number(requirement.slice(requirement.lastIndexOf('.') + 1));

const rows = [...text.matchAll(/^\| +(V\d[^|]*?) +\| +(\w+) +\| +(.*?) +\|$/gm)].map(
  ([, cell = '', state = '', how = '']): Row => ({ requirements: requirementsOf(cell), state, how }),
);

describe('docs/security.md', () => {
  it('speaks of every requirement of levels 1 and 2, each once', () => {
    const wanted = Object.entries(SECTIONS).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, nth) => `${section}.${nth + 1}`),
    );
    expect(wanted).toHaveLength(IN_ALL);
    expect(rows.flatMap(({ requirements }) => requirements).sort()).toEqual([...wanted].sort());
  });

  it('says of each what is so, and shows what is met or says what is not', () => {
    for (const { requirements, state, how } of rows) {
      expect([requirements, state]).toEqual([requirements, expect.stringMatching(/^(met|part|no|none)$/)]);
      expect(how.length).toBeGreaterThan(5);
    }
  });

  it('names files that are there', () => {
    const files = [...text.matchAll(/`([\w.@-]+(?:\/[\w.@-]+)+|[\w-]+\.(?:json|md))`/g)].map(
      ([, file = '']) => file,
    );
    expect(files.length).toBeGreaterThan(100);
    for (const file of files.filter((one) => !one.startsWith('@')))
      expect([file, existsSync(path.join(root, file))]).toEqual([file, true]);
  });
});
