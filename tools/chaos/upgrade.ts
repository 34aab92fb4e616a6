// A cluster is upgraded from another release, instance by instance, under the storm.
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { atCommit } from '../build/at-commit';
import { run } from '../services/child-process';
import { projectEnvironment } from '../test/project-environment';
import type { Scene } from './faults/fault';

const DOWN_MS = 500;

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

/** Each instance in its turn; between two upgrades one of either release is killed, so that both take lots from each other in haste too. */
export function upgradeScenes(instances: number): readonly Scene[] {
  const scenes: Scene[] = [];
  for (let instance = 0; instance < instances; instance++) {
    scenes.push({ fault: { kind: 'upgradeInstance', instance, downMs: DOWN_MS }, nextAfterMs: null });
    const next = instance + 1;
    if (next === instances) break;
    for (const killed of [instance, next])
      scenes.push({
        fault: { kind: 'killInstance', instance: killed, downMs: DOWN_MS },
        nextAfterMs: null,
      });
  }
  return scenes;
}
