// Finds a program on the PATH; servers also where Debian puts them, which is not on everybody's PATH.
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

const SERVER_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/sbin', '/usr/libexec', '/opt/homebrew/bin'];

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** The first of these names, or absolute paths, that is there. */
export function findProgram(...names: readonly string[]): string | null {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...SERVER_FOLDERS].filter(Boolean);
  for (const name of names) {
    const places = path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name));
    const found = places.find(isProgram);
    if (found !== undefined) return found;
  }
  return null;
}
