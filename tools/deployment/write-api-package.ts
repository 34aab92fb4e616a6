// For the image's build: reads package.json and dist/api/main.js here, writes the api's own package.json to the given file.
import { readFileSync, writeFileSync } from 'node:fs';
import { apiPackage, type PackageFile } from './api-package';

const [target] = process.argv.slice(2);
if (target === undefined) throw new Error('Where to? Give the file to write.');
const whole = JSON.parse(readFileSync('package.json', 'utf8')) as PackageFile;
const written = apiPackage(whole, readFileSync('dist/api/main.js', 'utf8'));
writeFileSync(target, `${JSON.stringify({ ...written, private: true }, null, 2)}\n`);
