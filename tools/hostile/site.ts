// What is disturbed: the built site on private services flushed at each commit, alone or several instances behind nginx; or one that runs already.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Pool } from 'mysql2/promise';
import { type App, buildApps } from '../build/build-apps';
import { Cluster } from '../cluster';
import { obtainNginx } from '../cluster/obtain-nginx';
import { openPool, openPrivateSite } from '../load';
import { freshDatabase } from '../load/fresh-database';
import { type Note, startPrivateServices, TEST_KEYS } from '../services';
import type { HostileOptions } from './arguments';

export interface WatchedInstance {
  /** As leases call it; null where nobody gave it a name. */
  readonly name: string | null;
  /** Past any proxy. */
  readonly baseUrl: string;
}

export interface HostileSite {
  /** For bidders and strangers alike. */
  readonly baseUrl: string;
  readonly pool: Pool;
  readonly instances: readonly WatchedInstance[];
  /** What runs, for people. */
  readonly titles: readonly string[];
  /** kill -9. */
  kill(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** Limits are on, as where people bid. A program that tries passwords is taken for one that solves every captcha. */
const VARIABLES = { HAOPAI_RATE_LIMIT: 'on', HAOPAI_CAPTCHA: 'off', HAOPAI_LOG_LEVEL: 'warn' };

export function openHostileSite(root: string, options: HostileOptions, note: Note): Promise<HostileSite> {
  if (options.site !== null) return Promise.resolve(joinSite(options.site));
  const apps: readonly App[] = options.hasPages ? ['api', 'portal'] : ['api'];
  return options.instances === 1 ? openAlone(root, apps, note) : openCluster(root, { apps, options, note });
}

function killNobody(): Promise<void> {
  return Promise.reject(new Error('there is only one instance'));
}

function joinSite({ baseUrl, mysqlUrl }: NonNullable<HostileOptions['site']>): HostileSite {
  const pool = openPool(mysqlUrl);
  const instances = [{ name: null, baseUrl }];
  return { baseUrl, pool, instances, titles: [baseUrl], kill: killNobody, stop: () => pool.end() };
}

async function openAlone(root: string, apps: readonly App[], note: Note): Promise<HostileSite> {
  const wish = { name: 'hostile', apps, durability: 'full', variables: VARIABLES } as const;
  const site = await openPrivateSite(root, wish, note);
  return { ...site, instances: [{ name: null, baseUrl: site.baseUrl }], kill: killNobody };
}

async function openCluster(
  root: string,
  { apps, options, note }: { apps: readonly App[]; options: HostileOptions; note: Note },
): Promise<HostileSite> {
  const parent = path.join(root, 'tmp');
  mkdirSync(parent, { recursive: true });
  const home = mkdtempSync(path.join(parent, 'hostile-'));
  const undo: (() => unknown)[] = [() => rmSync(home, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const act of undo.splice(0).reverse()) await act();
  };
  try {
    const nginx = await obtainNginx(note);
    note(
      `build: ${apps.join(', ')}; then a private MySQL and Redis, ${options.instances} instances and nginx start`,
    );
    const dist = path.join(home, 'site');
    await buildApps(root, apps, dist);
    const services = await startPrivateServices({ durability: 'full', dataDir: parent, note });
    undo.push(() => services.stop());
    const database = await freshDatabase(services.mysqlUrl, 'haopai_hostile');
    undo.push(() => database.drop());
    const cluster = await Cluster.open({
      ...{ home, dist, nginx, mysqlUrl: database.url, redisUrl: services.redisUrl, keys: TEST_KEYS },
      roles: Array.from({ length: options.instances }, () => 'all' as const),
      variables: {
        ...VARIABLES,
        HAOPAI_ADMIN_DIR: '',
        ...(options.hasPages ? {} : { HAOPAI_STATIC_DIR: '' }),
      },
    });
    undo.push(() => cluster.stop());
    return {
      baseUrl: cluster.baseUrl,
      pool: database.pool,
      instances: cluster.instances.map(({ name, site }) => ({ name, baseUrl: site.baseUrl })),
      titles: [`${options.instances} instances behind nginx`, ...services.titles],
      kill: async (name) => {
        await cluster.instances.find((instance) => instance.name === name)?.site.kill();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
