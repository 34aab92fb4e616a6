// Where a storm blows: instances that run already, or a site of its own on private services, flushed to disk at each commit.
import type { Pool } from 'mysql2/promise';
import { openPool, openPrivateSite } from '../load';
import type { Note } from '../services';

export interface StormSite {
  readonly baseUrls: readonly string[];
  readonly pool: Pool;
  /** Of the api; undefined where it is not ours. */
  readonly pid: number | undefined;
  /** What runs, for people. */
  readonly titles: readonly string[];
  stop(): Promise<void>;
}

export function joinSite(baseUrls: readonly string[], mysqlUrl: string): StormSite {
  const pool = openPool(mysqlUrl);
  return { baseUrls, pool, titles: baseUrls, pid: undefined, stop: () => pool.end() };
}

export async function startSite(root: string, note: Note): Promise<StormSite> {
  const { baseUrl, ...site } = await openPrivateSite(
    root,
    { name: 'storm', apps: ['api'], durability: 'full' },
    note,
  );
  return { baseUrls: [baseUrl], ...site };
}
