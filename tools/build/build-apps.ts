// Builds apps with Nx and hands out a copy, so that a later build never changes what runs from it.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { waitForLock } from '../bootstrap/folder-lock.mjs';
import { run } from '../services/child-process';
import { projectEnvironment } from '../test/project-environment';

export type App = 'api' | 'portal' | 'admin';

/** What a whole site is made of. */
export const ALL_APPS: readonly App[] = ['api', 'portal', 'admin'];

const LOCK_PATIENCE_MS = 5 * 60_000;

/**
 * Builds what changed since the last time (Nx's cache knows), weighs the first loads, compresses the pages, and copies dist/APP to `target`/APP. The target must lie in
 * the workspace: the api's bundle looks for its packages from where it stands.
 */
export async function buildApps(
  root: string,
  apps: readonly App[],
  target: string,
  onLine?: (line: string) => void,
): Promise<void> {
  await whileNobodyBuilds(root, async () => {
    await run(
      'nx',
      ['run-many', '-t', 'build,first-load,precompress', '-p', apps.join(','), '--outputStyle=static'],
      {
        env: projectEnvironment(root),
        onLine,
      },
    );
    copy(root, apps, target);
  });
}

/** Two builds at a time would replace each other's files while they are copied. */
async function whileNobodyBuilds(root: string, act: () => Promise<void>): Promise<void> {
  const lock = await waitForLock(root, 'build', LOCK_PATIENCE_MS);
  try {
    await act();
  } finally {
    await lock.release();
  }
}

function copy(root: string, apps: readonly App[], target: string): void {
  for (const app of apps) {
    rmSync(path.join(target, app), { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    cpSync(path.join(root, 'dist', app), path.join(target, app), { recursive: true });
  }
}
