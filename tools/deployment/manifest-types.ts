// Holds manifests against the official schemas of Kubernetes and of the Prometheus operator, which kubernetes-models ships as types: the compiler names
// fields that there are not, that are missing, or that hold what they may not.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface TypedManifest {
  readonly apiVersion: string;
  readonly kind: string;
}

/** Of the core, `v1` alone; of kustomize itself, what the cluster never sees. */
const KUSTOMIZE = 'kustomize.config.k8s.io/';
const OPERATOR = 'monitoring.coreos.com/';

const OPTIONS: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
};

/** What stands in packages is read once, however often it is asked for. */
const packages = new Map<string, ts.SourceFile | undefined>();
const host = ts.createCompilerHost(OPTIONS);
const readAnew = host.getSourceFile.bind(host);
host.getSourceFile = (file, ...how) => {
  if (!file.includes('/node_modules/')) return readAnew(file, ...how);
  if (!packages.has(file)) packages.set(file, readAnew(file, ...how));
  return packages.get(file);
};

/** `named`: each manifest with the name by which a fault tells of it. An unknown kind is a fault, too. */
export function faultsOf(
  root: string,
  named: readonly (readonly [name: string, manifest: TypedManifest])[],
): readonly string[] {
  const manifests = named.filter(([, { apiVersion }]) => !apiVersion.startsWith(KUSTOMIZE));
  // Inside the workspace: packages are looked for from where a file stands.
  mkdirSync(path.join(root, 'tmp'), { recursive: true });
  const folder = mkdtempSync(path.join(root, 'tmp', 'manifest-types-'));
  try {
    const files = manifests.map(([name, manifest], at) => {
      const file = path.join(folder, `manifest-${at}.ts`);
      writeFileSync(file, sourceOf(manifest));
      return [file, name] as const;
    });
    const program = ts.createProgram({ rootNames: files.map(([file]) => file), options: OPTIONS, host });
    return files.flatMap(([file, name]) =>
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(file))
        .map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A literal, so that the compiler also refuses what is too much. */
function sourceOf(manifest: TypedManifest): string {
  const { apiVersion, kind } = manifest;
  const from = apiVersion.startsWith(OPERATOR)
    ? '@kubernetes-models/prometheus-operator'
    : 'kubernetes-models';
  return (
    `import type { I${kind} } from '${from}/${apiVersion}/${kind}';\n` +
    `export const manifest: I${kind} = ${JSON.stringify(manifest, null, 2)};\n`
  );
}
