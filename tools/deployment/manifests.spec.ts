// docker/k8s, file by file, against the official schemas; and that those would refuse what is wrong.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { faultsOf, type TypedManifest } from './manifest-types';

/** The compiler reads thousands of types. */
jest.setTimeout(240_000);

const root = path.resolve(__dirname, '..', '..');
const k8s = path.join(root, 'docker', 'k8s');
const files = globSync('{base,overlays}/**/*.yaml', { cwd: k8s }).sort();
const read = (file: string): string => readFileSync(path.join(k8s, file), 'utf8');

describe('docker/k8s', () => {
  it('is as the schemas want it', () => {
    const manifests = files.flatMap((file) =>
      parseAllDocuments(read(file)).map((document) => [file, document.toJS() as TypedManifest] as const),
    );
    expect(manifests.length).toBeGreaterThan(10);
    expect(faultsOf(root, manifests)).toEqual([]);
  });

  it('would be refused with a slip of the pen, a wrong type, something missing or a kind that is none', () => {
    const deployment = read('base/instance/deployment.yaml');
    const spoilt = (
      [
        ['livenessProbe:', 'livnessProbe:'],
        ['containerPort: 3000', "containerPort: 'http'"],
        ['maxSurge: 1', 'maxSurge: [1]'],
        ['name: haopai\nspec', 'nane: haopai\nspec'],
        ['kind: Deployment', 'kind: Deploiment'],
      ] as const
    ).map(([from, to]) => {
      expect(deployment).toContain(from);
      return [to, parse(deployment.replace(from, to)) as TypedManifest] as const;
    });
    const faults = faultsOf(root, spoilt);
    const names = spoilt.map(([name]) => name);
    expect(names.filter((name) => faults.some((fault) => fault.startsWith(name)))).toEqual(names);
  });
});
