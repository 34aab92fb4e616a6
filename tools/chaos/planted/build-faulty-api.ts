// A program: makes of a built api others of which a part has a planted fault each, as it is built for use but for the edits; one that finds nothing stops the build.
import { cpSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin, type RolldownOptions } from 'rolldown';
import { applyEdit } from './apply-edit';
import { PLANTED_FAULTS, type PlantedFault } from './planted-faults';

interface Bundle extends Omit<RolldownOptions, 'output' | 'plugins'> {
  readonly output: { readonly file: string };
  readonly plugins: readonly Plugin[];
}

/** Makes FOLDER/api/main.js, and what stands beside it; in the workspace, since the bundle looks for its packages from where it stands. */
async function buildFaultyApi(
  root: string,
  fault: PlantedFault,
  { built, folder }: { readonly built: string; readonly folder: string },
): Promise<void> {
  const { default: bundles } = (await import(path.join(root, 'apps/api/rolldown.config.mjs'))) as {
    default: readonly Bundle[];
  };
  const bundle = bundles.find(({ output }) => path.basename(output.file) === fault.part);
  if (bundle === undefined) throw new Error(`the api has no ${fault.part} any more`);
  cpSync(path.join(built, 'api'), path.join(folder, 'api'), { recursive: true });
  const left = new Set(fault.edits);
  const file = path.join(folder, 'api', fault.part);
  const plugins = [...bundle.plugins, plant(root, fault, left)];
  await build({ ...bundle, cwd: root, plugins, output: { ...bundle.output, file, sourcemap: false } });
  for (const edit of left)
    throw new Error(`${fault.name}: ${edit.file} is not part of ${fault.part} any more`);
}

/** What has been planted leaves `left`. */
function plant(
  root: string,
  { name, edits }: PlantedFault,
  left: Set<PlantedFault['edits'][number]>,
): Plugin {
  return {
    name,
    transform(source, id) {
      const here = edits.filter(({ file }) => path.join(root, file) === id);
      for (const edit of here) left.delete(edit);
      return here.length === 0 ? null : here.reduce(applyEdit, source);
    },
  };
}

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const [built = '', folder = '', ...names] = process.argv.slice(2);
for (const name of names) {
  const fault = PLANTED_FAULTS.find((known) => known.name === name);
  if (fault === undefined) throw new Error(`no fault is called ${name}`);
  await buildFaultyApi(root, fault, { built, folder: path.resolve(folder, name) });
}
