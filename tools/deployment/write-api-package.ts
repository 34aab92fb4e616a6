// For the image's build: reads package.json and the bundles in dist/api here, writes the api's own package.json to the given file.
import { readFileSync, writeFileSync } from 'node:fs';
import { apiPackage, bundlesIn, type PackageFile } from './api-package';

const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('Where to? Give the file to write.');
const whole = JSON.parse(readFileSync('package.json', 'utf8')) as PackageFile;
const written = apiPackage(whole, bundlesIn('dist/api'));
writeFileSync(target, `${JSON.stringify({ ...written, private: true }, null, 2)}\n`);
