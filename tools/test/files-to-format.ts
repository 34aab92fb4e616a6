// Whose format is looked at: how a file is to look depends on itself and on prettier alone, so that what a whole run has seen stays right until it is changed.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathsUnseen } from './seen-whole';

const EVERYTHING = ['.'];
/** Which prettier it is, and what it has been told. */
const DECIDED_BY = ['package-lock.json', '.prettierrc.json', '.prettierignore'];

interface Knowledge {
  readonly isNight?: boolean;
  /** Paths that no whole run has seen as they are; null where none is known. */
  readonly unseen?: ReadonlySet<string> | null;
}

/** Relative to the root. */
export function filesToFormat(
  root: string,
  { isNight = process.env.HAOPAI_NIGHTLY === '1', unseen = pathsUnseen(root, 'workspace') }: Knowledge = {},
): readonly string[] {
  if (isNight || unseen === null || DECIDED_BY.some((file) => unseen.has(file))) return EVERYTHING;
  return [...unseen].filter((file) => existsSync(path.join(root, file)));
}
