// Whose the data of a replicated database is: ours, or `mysql`'s when we are root, as whom no node may run.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { run } from '../child-process';
import { findProgram } from '../find-program';

const USER = 'mysql';

export interface DataOwner {
  give(file: string): void;
  /** With all that is in it. */
  giveAll(folder: string): Promise<void>;
}

const isRoot = (): boolean => process.getuid?.() === 0;

const idOf = (option: '-u' | '-g'): number =>
  Number(execFileSync('id', [option, USER], { encoding: 'utf8' }));

export function ownerOfData(): DataOwner {
  if (!isRoot()) return { give: () => undefined, giveAll: () => Promise.resolve() };
  return {
    give: (file) => chownSync(file, idOf('-u'), idOf('-g')),
    giveAll: async (folder) => {
      await run('chown', ['-R', `${USER}:${USER}`, folder]);
    },
  };
}

/** The command with which the program runs as that user. It ends with its parent: changing the user would make the kernel forget that. */
export function wearing(program: string): readonly string[] {
  if (!isRoot()) return [program];
  const setpriv = findProgram('setpriv');
  if (setpriv === null)
    throw new Error('setpriv (util-linux) is needed to start a node as another user than root');
  return [setpriv, `--reuid=${USER}`, `--regid=${USER}`, '--init-groups', '--pdeathsig=TERM', program];
}

/** A folder that the data's owner can reach, in the place of this one: what lies below root's own folders is closed to others. */
export function reachableHome(home: string): string {
  const hash = createHash('sha256').update(path.resolve(home)).digest('hex').slice(0, 16);
  const reachable = isRoot() ? `/var/tmp/haopai-${hash}` : home;
  mkdirSync(reachable, { recursive: true, mode: 0o711 });
  return reachable;
}
