// The built program on a port and a database of its own: started, killed without a word and started again as a journey wants.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type MigratedSchema, readSchema, writeSchema } from '@haopai/engine-mysql/testing';
import type { Pool } from 'mysql2/promise';
import { freePort, TEST_KEYS } from '../../../../tools/services';
import { migrateSite, Site, type SiteSettings } from '../../../../tools/start/site';
import { bedEnvironment } from './bed-environment';
import { OwnDatabase } from './own-database';

/** As the first site of this process had it before its start. */
let schema: MigratedSchema | null = null;

/** By the program itself once, and copied from then on: that takes it seconds of work. */
async function migrate(settings: SiteSettings, { db }: OwnDatabase): Promise<void> {
  if (schema !== null) return writeSchema(db, schema);
  await migrateSite(settings);
  schema = await readSchema(db);
}

export class SaleSite {
  private constructor(
    private readonly database: OwnDatabase,
    private readonly site: Site,
  ) {}

  /** `variables` go to the program beside those that it needs. */
  static async open(variables: NodeJS.ProcessEnv = {}): Promise<SaleSite> {
    const { redisUrl, dist, evidence } = bedEnvironment();
    mkdirSync(evidence, { recursive: true });
    const database = await OwnDatabase.make();
    const settings = {
      dist,
      logFile: path.join(evidence, `${database.name}.log`),
      port: await freePort(),
      mysqlUrl: database.url,
      redisUrl,
      keys: TEST_KEYS,
      variables: {
        HAOPAI_REDIS_PREFIX: prefixOf(database),
        HAOPAI_MIGRATE: 'false',
        // Citizens who are made in the database have no documents to ask about.
        HAOPAI_IDENTITY: 'off',
        ...variables,
      },
    };
    const site = new Site(settings, () => undefined);
    const opened = new SaleSite(database, site);
    try {
      await migrate(settings, database);
      await site.start();
    } catch (error) {
      await opened.close({ keepsLog: true });
      throw error;
    }
    return opened;
  }

  get baseUrl(): string {
    return this.site.baseUrl;
  }

  get port(): number {
    return this.site.port;
  }

  get db(): Pool {
    return this.database.db;
  }

  /** For a program beside the site. */
  get databaseUrl(): string {
    return this.database.url;
  }

  /** Before each of the site's keys in Redis. */
  get redisPrefix(): string {
    return prefixOf(this.database);
  }

  /** What the program has said so far. */
  readLog(): string {
    return readFileSync(this.site.logFile, 'utf8');
  }

  start(): Promise<void> {
    return this.site.start();
  }

  /** As if the machine had lost its power. */
  kill(): Promise<void> {
    return this.site.kill();
  }

  /** The log stays when something went wrong. */
  async close({ keepsLog }: { readonly keepsLog: boolean }): Promise<void> {
    await this.site.stop();
    await this.database.drop();
    if (!keepsLog) rmSync(this.site.logFile, { force: true });
  }
}

function prefixOf(database: OwnDatabase): string {
  return `${database.name}:`;
}
