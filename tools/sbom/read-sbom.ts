// The bill of materials, by npm itself: every package that a site runs, with its version, its licence and the hash of what is installed.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

export interface Bom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: {
    readonly component: { readonly name: string; readonly version: string; readonly 'bom-ref': string };
  };
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly 'bom-ref': string;
    readonly hashes?: readonly { readonly alg: string; readonly content: string }[];
    readonly properties?: readonly { readonly name: string; readonly value: string }[];
  }[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** Of the lock file, whatever is in node_modules beside it. */
const SBOM = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'];
const AUDIT = ['audit', '--package-lock-only', '--omit=dev', '--audit-level=high'];
/** How npm marks packages of tests and builds. Told to omit them, it also leaves out what they share with what runs. */
const OF_DEVELOPMENT = 'cdx:npm:package:development';
const OUTPUT_MAX_BYTES = 64 * 1024 * 1024;

export async function readSbom(root: string): Promise<Bom> {
  const { stdout } = await execute('npm', SBOM, { cwd: root, maxBuffer: OUTPUT_MAX_BYTES });
  const bom = JSON.parse(stdout) as Bom;
  const { name } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { name: string };
  // npm calls it by the folder's name, wherever that is.
  const component = { ...bom.metadata.component, name };
  const components = bom.components.filter(({ properties = [] }) =>
    properties.every((property) => property.name !== OF_DEVELOPMENT),
  );
  const left = new Set(components.map((one) => one['bom-ref']));
  const dependencies = bom.dependencies
    .filter(({ ref }) => left.has(ref) || ref === bom.metadata.component['bom-ref'])
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => left.has(one)) }));
  return { ...bom, metadata: { ...bom.metadata, component }, components, dependencies };
}

/** What npm says; rejects with it when a package is known to be unsafe, from "high" on. */
export async function auditPackages(root: string): Promise<string> {
  const { stdout } = await execute('npm', AUDIT, { cwd: root, maxBuffer: OUTPUT_MAX_BYTES });
  return stdout;
}
