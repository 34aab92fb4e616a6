// What rows share: the private services, three nodes of a database when a row asks for them, and fresh databases on either.
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createPool, type Pool } from 'mysql2/promise';
import { type Note, type PrivateServices, startPrivateServices } from '../services';
import { obtainReplicatedPrograms } from '../services/replicated/obtain-replicated';
import { databasePid } from './database-pid';
import { ReplicatedDatabase } from '../services/replicated/replicated-database';

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

/** Where a row writes: one server, or three nodes behind a balancer. */
export type Server = 'single' | 'replicated';

export interface DatabasePids {
  readonly writer: number;
  readonly others: readonly number[];
}

export class BenchBed {
  private databases = 0;
  private replicated: Promise<ReplicatedDatabase> | null = null;

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
  async freshDatabase(on: Server = 'single'): Promise<FreshDatabase> {
    const name = `bench_${++this.databases}`;
    const serverUrl = on === 'single' ? this.services.mysqlUrl : (await this.startReplicated()).url;
    const server = createPool({ uri: serverUrl, connectionLimit: 1 });
    await server.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    const url = `${serverUrl}/${name}`;
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

  /** Of the node that writes and of those that follow it; of the single server alone. */
  async databasePids({ pool }: FreshDatabase, on: Server): Promise<DatabasePids> {
    const writer = await databasePid(pool);
    if (on === 'single') return { writer, others: [] };
    const { nodes } = await this.startReplicated();
    const pids = await Promise.all(nodes.map((node) => node.ask((db) => databasePid(db))));
    return { writer, others: pids.filter((pid) => pid !== writer) };
  }

  /** For people: what the figures stand on. */
  get serviceTitles(): readonly string[] {
    const [mysql = '', redis = ''] = this.services.titles;
    return [`${mysql}: redo log and binlog flushed at each commit`, redis];
  }

  async dispose(): Promise<void> {
    const replicated = await this.replicated?.catch(() => null);
    await replicated?.stop();
    replicated?.remove();
    await this.services.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Three nodes on this machine, flushed at each commit like the single one: what they cost its cores, a city's other machines have. */
  private startReplicated(): Promise<ReplicatedDatabase> {
    return (this.replicated ??= (async () => {
      this.note('three nodes of a database and their balancer start');
      const programs = await obtainReplicatedPrograms(this.note);
      if (programs === null) throw new Error('there is no Galera here');
      return ReplicatedDatabase.start({
        programs,
        home: path.join(this.folder, 'replicated'),
        password: randomBytes(12).toString('hex'),
        durability: 'full',
      });
    })());
  }
}
