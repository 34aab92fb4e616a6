// Every file that the portal hands out as it is, by its address.
import { globSync, statSync } from 'node:fs';
import path from 'node:path';

const PUBLIC = path.resolve(import.meta.dirname, '../../apps/portal/public');

/** `/favicon.svg`. */
export function publicFiles(folder = PUBLIC): readonly string[] {
  return globSync('**/*', { cwd: folder })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .map((file) => `/${file.split(path.sep).join('/')}`);
}
