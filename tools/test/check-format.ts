// Has prettier look at what files-to-format.ts names.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { filesToFormat } from './files-to-format';

const root = path.resolve(import.meta.dirname, '..', '..');
const KEPT = ['--cache', '--cache-location', 'tmp/prettier-cache'];
const QUIET = ['--log-level=warn', '--ignore-unknown', '--no-error-on-unmatched-pattern'];

const files = filesToFormat(root);
if (files.length > 0) {
  const { status, error } = spawnSync('prettier', ['--check', ...KEPT, ...QUIET, ...files], {
    cwd: root,
    stdio: 'inherit',
  });
  if (error) throw error;
  process.exitCode = status ?? 1;
}
