// A step of a web app's build: `tsx check-first-load.ts dist/portal`, or dist/admin, which has a limit of its own.
import path from 'node:path';
import { checkFirstLoad, FIRST_LOAD_MAX_BYTES, OFFICE_FIRST_LOAD_MAX_BYTES } from './first-load';

const [folder = 'dist/portal'] = process.argv.slice(2);
const isOffice = path.basename(folder) === 'admin';
try {
  console.log(checkFirstLoad(folder, isOffice ? OFFICE_FIRST_LOAD_MAX_BYTES : FIRST_LOAD_MAX_BYTES));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
