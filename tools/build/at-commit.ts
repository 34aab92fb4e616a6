// A folder with the project as it was at a commit, for as long as it is used.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { run } from '../services/child-process';

/** Below tmp/: what is built there finds the packages of this clone, if it wants them. */
export async function atCommit<Result>(
  root: string,
  commit: string,
  use: (tree: string) => Promise<Result>,
): Promise<Result> {
  mkdirSync(path.join(root, 'tmp'), { recursive: true });
  const tree = mkdtempSync(path.join(root, 'tmp', 'release-'));
  try {
    await run('git', ['-C', root, 'worktree', 'add', '--detach', '--force', tree, commit]);
    return await use(tree);
  } finally {
    rmSync(tree, { recursive: true, force: true });
    await run('git', ['-C', root, 'worktree', 'prune']);
  }
}
