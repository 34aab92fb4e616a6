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
  for (const bundle of bundles) {
    const name = path.basename(bundle.output.file);
    const file = path.join(folder, 'api', name);
    // What is planted is a fault of the program, not of the threads beside it.
    const plugins = name === 'main.js' ? [...bundle.plugins, plant(root, fault)] : [...bundle.plugins];
    await build({ ...bundle, cwd: root, plugins, output: { ...bundle.output, file, sourcemap: false } });
  }
}

function plant(root: string, { name, edits }: PlantedFault): Plugin {
  const left = new Set(edits);
  return {
    name,
    transform(source, id) {
      const here = edits.filter(({ file }) => path.join(root, file) === id);
      for (const edit of here) left.delete(edit);
      return here.length === 0 ? null : here.reduce(applyEdit, source);
    },
    buildEnd() {
      for (const { file } of left) throw new Error(`${name}: ${file} is not part of the api any more`);
    },
  };
}

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const [name = '', folder = ''] = process.argv.slice(2);
const fault = PLANTED_FAULTS.find((known) => known.name === name);
if (fault === undefined) throw new Error(`no fault is called ${name}`);
await buildFaultyApi(root, fault, path.resolve(folder));
