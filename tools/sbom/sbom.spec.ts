// The bill of materials names what a site runs, each package with its version and the hash of the lock file, and nothing of tests.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Bom, readSbom } from './read-sbom';

const root = path.resolve(__dirname, '..', '..');
const { version, dependencies, devDependencies } = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
) as Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>> & { version: string };
/** npm starts, on a machine with too much to do. */
jest.setTimeout(300_000);

describe('the bill of materials', () => {
  let bom: Bom;
  beforeAll(async () => {
    bom = await readSbom(root);
  });

  it('is CycloneDX, of this program in this version', () => {
    expect(bom).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { name: 'haopai', version } },
    });
  });

  it('has every package that a site runs, as it is pinned', () => {
    const known = bom.components.map(({ name, version: of }) => `${name}@${of}`);
    expect(known).toEqual(
      expect.arrayContaining(Object.entries(dependencies).map(([name, of]) => `${name}@${of}`)),
    );
  });

  it('has a hash of each, by which one knows what was installed', () => {
    for (const { purl, hashes = [] } of bom.components)
      expect([purl, hashes.map(({ alg }) => alg)]).toEqual([purl, ['SHA-512']]);
  });

  it('has no package that only tests and builds want', () => {
    const names = new Set(bom.components.map(({ name }) => name));
    for (const name of ['jest', 'nx', 'knip', 'playwright-core']) {
      expect(Object.keys(devDependencies)).toContain(name);
      expect(names).not.toContain(name);
    }
  });
});
