// The last step of a web app's build: `tsx precompress-pages.ts dist/portal`, or dist/admin, to which people come at a desk.
import path from 'node:path';
import { writeEarlyFiles } from './early-files';
import { precompress } from './precompress';

const [folder = 'dist/portal'] = process.argv.slice(2);
const inKb = (bytes: number) => `${Math.round(bytes / 1_000)} kB`;
if (path.basename(folder) === 'portal') writeEarlyFiles(folder, 'apps/portal/src/app/i18n');
const { files, plainBytes, brotliBytes } = await precompress(folder);
console.log(`precompressed: ${files} files of ${inKb(plainBytes)} are ${inKb(brotliBytes)} in brotli`);
