// The packages that the built api needs, and no more: the image leaves out Angular, the builders and the tests.
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';

export interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly type: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Nest asks for its HTTP platform by name, so no import tells of it. */
const LOADED_BY_NAME = ['@nestjs/platform-express'];
/** An import statement, a re-export, `import('…')` or `require('…')`, as a bundler writes them. */
const IMPORTS = /(?:\bfrom|^import|\bimport\(|\brequire\()\s*["']([^"'\n]+)["']/gm;

/** The text of every bundle in a folder: the program's and that of each thread beside it. */
export function bundlesIn(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
}

/** Names of the packages that a bundle imports: `@scope/name` of `@scope/name/inside`. */
export function packagesOf(bundle: string): readonly string[] {
  const names = [...bundle.matchAll(IMPORTS)]
    .map(([, specifier = '']) => specifier)
    .filter((specifier) => !specifier.startsWith('.') && !isBuiltin(specifier))
    .map((specifier) => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/'));
  return [...new Set(names)].sort();
}

/** The package.json of the image, with the versions of the project's own. Throws when the bundle imports what is not listed. */
export function apiPackage({ name, version, type, dependencies }: PackageFile, bundle: string): PackageFile {
  const wanted = [...new Set([...packagesOf(bundle), ...LOADED_BY_NAME])].sort();
  const missing = wanted.filter((each) => dependencies[each] === undefined);
  if (missing.length > 0)
    throw new Error(`Not among the dependencies of package.json: ${missing.join(', ')}`);
  const own = Object.entries(dependencies).filter(([each]) => wanted.includes(each));
  return { name, version, type, dependencies: Object.fromEntries(own) };
}
