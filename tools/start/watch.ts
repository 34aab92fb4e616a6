// npm run dev: builds api, portal and back office anew when their sources change; the api is restarted with each new bundle.
import { createHash } from 'node:crypto';
import { existsSync, type FSWatcher, readFileSync, watch } from 'node:fs';
import path from 'node:path';
import { type Server, startServer } from '../services/child-process';
import { projectEnvironment } from '../test/project-environment';
import type { Site } from './site';

/** A build writes its files in several steps. */
const SETTLE_MS = 400;
const STOP_PATIENCE_MS = 5_000;

const WATCHERS = [
  { name: 'api', command: 'rolldown', args: ['-c', 'apps/api/rolldown.config.mjs', '--watch'] },
  { name: 'portal', command: 'nx', args: ['run', 'portal:build:development', '--watch'] },
  { name: 'admin', command: 'nx', args: ['run', 'admin:build:development', '--watch'] },
] as const;

function fingerprint(file: string): string {
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : '';
}

export function watchSources(root: string, site: Site): { stop(): Promise<void> } {
  const builders: Server[] = WATCHERS.map(({ name, command, args }) =>
    startServer(command, args, {
      logFile: path.join(root, '.haopai', `watch-${name}.log`),
      cwd: root,
      env: projectEnvironment(root),
    }),
  );
  const bundle = path.join(root, 'dist', 'api', 'main.js');
  let running = fingerprint(bundle);
  let timer: NodeJS.Timeout | undefined;
  let restarting = Promise.resolve();
  const restart = async () => {
    const built = fingerprint(bundle);
    if (built === running || built === '') return;
    running = built;
    await site.stop();
    await site.start();
    console.log(`api        restarted at ${new Date().toLocaleTimeString()}`);
  };
  const watcher: FSWatcher = watch(path.dirname(bundle), (_event, file) => {
    if (file !== 'main.js') return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      restarting = restarting.then(restart).catch((error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
      });
    }, SETTLE_MS);
  });
  console.log('watching   sources of api, portal and back office; logs in .haopai/watch-*.log');
  return {
    stop: async () => {
      clearTimeout(timer);
      watcher.close();
      await restarting;
      await Promise.all(builders.map((builder) => builder.stop(STOP_PATIENCE_MS)));
    },
  };
}
