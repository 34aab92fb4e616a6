// A program: bundles the api as it is built for use, into the folder that is given: for specs that kill it.
import path from 'node:path';
import { build } from 'rolldown';
import bundles from '../../rolldown.config.mjs';

const root = path.resolve(import.meta.dirname, '..', '..', '..', '..');
const [folder = ''] = process.argv.slice(2);
for (const options of bundles) {
  const file = path.join(path.resolve(folder), path.basename(options.output.file));
  await build({ ...options, cwd: root, output: { ...options.output, file, sourcemap: false } });
}
