// The api of another commit, for whoever upgrades to it or from it.
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { run } from '../services/child-process';
import { projectEnvironment } from '../test/project-environment';
import { atCommit } from './at-commit';

/**
 * Builds the api of a commit into `dist`/api, with the packages that are installed here. `dist` must lie in the workspace: the bundle
 * looks for its packages from where it stands.
 */
export function buildRelease(root: string, ref: string, dist: string): Promise<void> {
  return atCommit(root, ref, async (tree) => {
    symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'));
    const env = projectEnvironment(root);
    await run('rolldown', ['-c', 'apps/api/rolldown.config.mjs'], { env, cwd: tree });
    mkdirSync(dist, { recursive: true });
    cpSync(path.join(tree, 'dist', 'api'), path.join(dist, 'api'), { recursive: true });
  });
}
