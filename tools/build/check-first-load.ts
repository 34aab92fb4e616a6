// The last step of the portal's build: `tsx check-first-load.ts dist/portal`.
import { checkFirstLoad } from './first-load';

const [folder = 'dist/portal'] = process.argv.slice(2);
try {
  console.log(checkFirstLoad(folder));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
