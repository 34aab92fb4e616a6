// A program: bundles the api as it is built for use, or one file of it alone, into the folder that is given: for specs that kill it.
import path from 'node:path';
import { build } from 'rolldown';
import bundles from '../../rolldown.config.mjs';

const root = path.resolve(import.meta.dirname, '..', '..', '..', '..');
const [folder = '', input] = process.argv.slice(2);
const wanted =
  input === undefined
    ? bundles
    : [{ ...bundles[0], input, plugins: [], output: { ...bundles[0].output, file: 'main.js' } }];
for (const options of wanted) {
  const file = path.join(path.resolve(folder), path.basename(options.output.file));
  await build({ ...options, cwd: root, output: { ...options.output, file, sourcemap: false } });
}
