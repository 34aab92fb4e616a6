// A program: builds the api with a planted fault, as it is built for use but for the edits; one that finds nothing stops the build.
import path from 'node:path';
import { build, type Plugin, type RolldownOptions } from 'rolldown';
import { applyEdit } from './apply-edit';
import { PLANTED_FAULTS, type PlantedFault } from './planted-faults';

interface Bundle extends Omit<RolldownOptions, 'output' | 'plugins'> {
  readonly output: { readonly file: string };
  readonly plugins: readonly Plugin[];
}

/** Makes FOLDER/api/main.js, and what stands beside it; in the workspace, since the bundle looks for its packages from where it stands. */
async function buildFaultyApi(root: string, fault: PlantedFault, folder: string): Promise<void> {
  const { default: bundles } = (await import(path.join(root, 'apps/api/rolldown.config.mjs'))) as {
    default: readonly Bundle[];
  };
  const left = new Set(fault.edits);
  for (const bundle of bundles) {
    const file = path.join(folder, 'api', path.basename(bundle.output.file));
    const plugins = [...bundle.plugins, plant(root, fault, left)];
    await build({ ...bundle, cwd: root, plugins, output: { ...bundle.output, file, sourcemap: false } });
  }
  for (const { file } of left) throw new Error(`${fault.name}: ${file} is not part of the api any more`);
}

/** In every part of the program that has the code; what has been planted leaves `left`. */
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
const [name = '', folder = ''] = process.argv.slice(2);
const fault = PLANTED_FAULTS.find((known) => known.name === name);
if (fault === undefined) throw new Error(`no fault is called ${name}`);
await buildFaultyApi(root, fault, path.resolve(folder));
