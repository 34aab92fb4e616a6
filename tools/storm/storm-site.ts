// Where a storm blows: instances that run already, or a site of its own on private services, flushed to disk at each commit.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Pool } from 'mysql2/promise';
import { buildApps } from '../build/build-apps';
import { freshDatabase, openPool, startApi } from '../load';
import { type Note, startPrivateServices } from '../services';

export interface StormSite {
  readonly baseUrls: readonly string[];
  readonly pool: Pool;
  /** What runs, for people. */
  readonly titles: readonly string[];
  stop(): Promise<void>;
}

export function joinSite(baseUrls: readonly string[], mysqlUrl: string): StormSite {
  const pool = openPool(mysqlUrl);
  return { baseUrls, pool, titles: baseUrls, stop: () => pool.end() };
}

export async function startSite(root: string, note: Note): Promise<StormSite> {
  const parent = path.join(root, 'tmp');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'storm-'));
  const undo: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const act of undo.splice(0).reverse()) await act();
  };
  try {
    note('the api is built, private MySQL and Redis start');
    await buildApps(root, ['api'], folder);
    const services = await startPrivateServices({ durability: 'full', dataDir: parent, note });
    undo.push(() => services.stop());
    const database = await freshDatabase(services.mysqlUrl, 'haopai_storm');
    undo.push(() => database.drop());
    const api = await startApi({
      program: path.join(folder, 'api', 'main.js'),
      databaseUrl: database.url,
      redisUrl: services.redisUrl,
      redisPrefix: 'storm:',
      logFile: path.join(folder, 'api.log'),
    });
    undo.push(() => api.stop());
    return {
      baseUrls: [api.baseUrl],
      pool: database.pool,
      titles: ['one api instance', ...services.titles],
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
