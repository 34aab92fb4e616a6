// A file that is there as it was or as it shall be, also after the power has failed in between.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ONLY_MINE = 0o600;

export function writeAtomically(file: string, text: string): void {
  const beside = `${file}.new`;
  const written = openSync(beside, 'w', ONLY_MINE);
  try {
    writeFileSync(written, text);
    fsyncSync(written);
  } finally {
    closeSync(written);
  }
  renameSync(beside, file);
  keepName(path.dirname(file));
}

/** Null where there is no such file. */
export function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The new name is on disk too; Windows has no such order, and needs none. */
function keepName(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
