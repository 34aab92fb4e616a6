// A site of one's own on private services: what was just built, over an empty database; gone without a trace at the end.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Pool } from 'mysql2/promise';
import { type App, buildApps } from '../build/build-apps';
import { type Durability, type Note, startPrivateServices } from '../services';
import { startApi } from './api-process';
import { freshDatabase } from './fresh-database';

export interface PrivateSiteWish {
  /** Lowercase letters; in the names of its folder, its database and its keys in Redis. */
  readonly name: string;
  /** The api alone serves no pages. */
  readonly apps: readonly App[];
  readonly durability: Durability;
  /** Given to the api beside those that it needs. */
  readonly variables?: Readonly<Record<string, string>>;
}

export interface PrivateSite {
  readonly baseUrl: string;
  /** Of the api; door and engine are its children. */
  readonly pid: number | undefined;
  readonly pool: Pool;
  /** What runs, for people. */
  readonly titles: readonly string[];
  stop(): Promise<void>;
}

export async function openPrivateSite(root: string, wish: PrivateSiteWish, note: Note): Promise<PrivateSite> {
  const { name, apps, durability, variables } = wish;
  const parent = path.join(root, 'tmp');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, `${name}-`));
  const undo: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const act of undo.splice(0).reverse()) await act();
  };
  try {
    note(`build: ${apps.join(', ')}; then a private MySQL and Redis start`);
    await buildApps(root, apps, folder);
    const services = await startPrivateServices({ durability, dataDir: parent, note });
    undo.push(() => services.stop());
    const database = await freshDatabase(services.mysqlUrl, `haopai_${name}`);
    undo.push(() => database.drop());
    const api = await startApi({
      program: path.join(folder, 'api', 'main.js'),
      databaseUrl: database.url,
      redisUrl: services.redisUrl,
      redisPrefix: `${name}:`,
      logFile: path.join(folder, 'api.log'),
      variables: {
        ...(apps.includes('portal') ? { HAOPAI_STATIC_DIR: path.join(folder, 'portal') } : {}),
        ...(apps.includes('admin') ? { HAOPAI_ADMIN_DIR: path.join(folder, 'admin') } : {}),
        ...variables,
      },
    });
    undo.push(() => api.stop());
    return {
      baseUrl: api.baseUrl,
      pid: api.server.child.pid,
      pool: database.pool,
      titles: ['one api instance', ...services.titles],
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
