// A program: bundles the api as it is built for use, into the file that is given: for specs that kill it.
import path from 'node:path';
import { build } from 'rolldown';
import options from '../../rolldown.config.mjs';

const root = path.resolve(import.meta.dirname, '..', '..', '..', '..');
const [file = ''] = process.argv.slice(2);
await build({
  ...options,
  cwd: root,
  output: { ...options.output, file: path.resolve(file), sourcemap: false },
});
