// What rows share: the private services, fresh databases on them, and the built api, started when the first row asks for it.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createPool, type Pool } from 'mysql2/promise';
import { type Note, type PrivateServices, startPrivateServices } from '../services';

/** Enough for a peer's 32 clients. */
const POOL_MAX = 40;

export interface FreshDatabase {
  readonly name: string;
  readonly pool: Pool;
  /** With the database's name. */
  readonly url: string;
  /** Closes the connections and drops the database. */
  drop(): Promise<void>;
}

export class BenchBed {
  private databases = 0;

  private constructor(
    readonly root: string,
    readonly services: PrivateServices,
    /** A folder in the workspace, gone at the end. */
    readonly folder: string,
    readonly note: Note,
  ) {}

  /** Data lies on the disk that the workspace lies on, flushed at each commit. */
  static async make(root: string, note: Note): Promise<BenchBed> {
    const parent = path.join(root, 'tmp');
    mkdirSync(parent, { recursive: true });
    const folder = mkdtempSync(path.join(parent, 'bench-'));
    try {
      const services = await startPrivateServices({ durability: 'full', dataDir: parent, note });
      return new BenchBed(root, services, folder, note);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** An empty database whose connections are set up as those of the api. */
  async freshDatabase(): Promise<FreshDatabase> {
    const name = `bench_${++this.databases}`;
    const server = createPool({ uri: this.services.mysqlUrl, connectionLimit: 1 });
    await server.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    const url = `${this.services.mysqlUrl}/${name}`;
    const pool = createPool({
      uri: url,
      charset: 'utf8mb4_unicode_ci',
      timezone: 'Z',
      supportBigNumbers: true,
      multipleStatements: true,
      connectionLimit: POOL_MAX,
    });
    pool.on('connection', (connection) => {
      void connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    });
    const drop = async (): Promise<void> => {
      await pool.end();
      await server.query(`DROP DATABASE ${name}`);
      await server.end();
    };
    return { name, pool, url, drop };
  }

  /** For people: what the figures stand on. */
  get serviceTitles(): readonly string[] {
    const [mysql = '', redis = ''] = this.services.titles;
    return [`${mysql}: redo log and binlog flushed at each commit`, redis];
  }

  async dispose(): Promise<void> {
    await this.services.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
