// Builds apps with Nx and hands out a copy, so that a later build never changes what runs from it.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { waitForLock } from '../bootstrap/folder-lock.mjs';
import { run } from '../services/child-process';
import { projectEnvironment } from '../test/project-environment';

export type App = 'api' | 'portal' | 'admin';

/** What a whole site is made of. */
export const ALL_APPS: readonly App[] = ['api', 'portal', 'admin'];

/** Longer than all builds take on a slow machine that others use. */
const LOCK_PATIENCE_MS = 15 * 60_000;

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
  await whileNobodyBuilds(root, apps, async () => {
    await build(root, apps, onLine);
    copy(root, apps, target);
  });
}

/** The builds alone, for those who want them later. */
export async function buildAhead(root: string, apps: readonly App[]): Promise<void> {
  await whileNobodyBuilds(root, apps, () => build(root, apps));
}

/** The copy alone, for whom they have just been built. */
export async function copyApps(root: string, apps: readonly App[], target: string): Promise<void> {
  await whileNobodyBuilds(root, apps, () => Promise.resolve(copy(root, apps, target)));
}

function build(root: string, apps: readonly App[], onLine?: (line: string) => void): Promise<unknown> {
  const args = ['-t', 'build,first-load,precompress', '-p', apps.join(','), '--outputStyle=static'];
  return run('nx', ['run-many', ...args], { env: projectEnvironment(root), onLine });
}

/** Two builds at a time would replace each other's files while they are copied. Whoever wants the api alone does not wait for pages. */
async function whileNobodyBuilds(
  root: string,
  apps: readonly App[],
  act: () => Promise<unknown>,
): Promise<void> {
  const names = new Set(apps.map((app) => (app === 'api' ? 'build-api' : 'build-pages')));
  const locks: Awaited<ReturnType<typeof waitForLock>>[] = [];
  try {
    // All in one order: nobody waits for whom he keeps waiting.
    for (const name of [...names].toSorted()) locks.push(await waitForLock(root, name, LOCK_PATIENCE_MS));
    await act();
  } finally {
    for (const lock of locks) await lock.release();
  }
}

function copy(root: string, apps: readonly App[], target: string): void {
  for (const app of apps) {
    rmSync(path.join(target, app), { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    cpSync(path.join(root, 'dist', app), path.join(target, app), { recursive: true });
  }
}
