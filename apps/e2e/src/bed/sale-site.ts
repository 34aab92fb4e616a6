// The built program on a port and a database of its own: started, killed without a word and started again as a journey wants.
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createPool, type Pool } from 'mysql2/promise';
import { freePort, LOOPBACK } from '../../../../tools/services';
import { type Server, startServer } from '../../../../tools/services/child-process';
import { waitUntilReady } from '../../../../tools/services/readiness';
import { bedEnvironment } from './bed-environment';

const READY_PATIENCE_MS = 30_000;
const STOP_PATIENCE_MS = 15_000;

export class SaleSite {
  private server: Server | null = null;

  private constructor(
    private readonly name: string,
    readonly port: number,
    private readonly onServer: Pool,
    /** For arranging what a journey needs. */
    readonly db: Pool,
    private readonly variables: NodeJS.ProcessEnv,
  ) {}

  /** `variables` go to the program beside those that it needs. */
  static async open(variables: NodeJS.ProcessEnv = {}): Promise<SaleSite> {
    const name = `haopai_e2e_${randomBytes(6).toString('hex')}`;
    const { mysqlUrl, evidence } = bedEnvironment();
    mkdirSync(evidence, { recursive: true });
    const onServer = createPool({ uri: mysqlUrl, connectionLimit: 1 });
    await onServer.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    const db = createPool({ uri: `${mysqlUrl.replace(/\/$/, '')}/${name}`, connectionLimit: 2 });
    const site = new SaleSite(name, await freePort(), onServer, db, variables);
    await site.start();
    return site;
  }

  get baseUrl(): string {
    return `http://${LOOPBACK}:${this.port}`;
  }

  async start(): Promise<void> {
    const { mysqlUrl, redisUrl, dist } = bedEnvironment();
    const server = startServer(
      process.execPath,
      ['--enable-source-maps', path.join(dist, 'api', 'main.js')],
      {
        logFile: this.logFile,
        env: {
          PATH: process.env.PATH,
          PORT: String(this.port),
          HAOPAI_MYSQL_URL: `${mysqlUrl.replace(/\/$/, '')}/${this.name}`,
          HAOPAI_REDIS_URL: redisUrl,
          HAOPAI_REDIS_PREFIX: `${this.name}:`,
          HAOPAI_SESSION_SECRET: 'who-is-logged-in-survives-a-restart-0123456789',
          HAOPAI_STATIC_DIR: path.join(dist, 'portal'),
          ...this.variables,
        },
      },
    );
    this.server = server;
    await waitUntilReady(() => this.ping(), { name: 'The api', patienceMs: READY_PATIENCE_MS, server });
  }

  /** As if the machine had lost its power. */
  async kill(): Promise<void> {
    this.server?.child.kill('SIGKILL');
    await this.server?.ended;
  }

  /** The log stays when something went wrong. */
  async close({ keepsLog }: { readonly keepsLog: boolean }): Promise<void> {
    await this.server?.stop(STOP_PATIENCE_MS);
    await this.db.end();
    await this.onServer.query(`DROP DATABASE ${this.name}`);
    await this.onServer.end();
    if (!keepsLog) rmSync(this.logFile, { force: true });
  }

  private get logFile(): string {
    return path.join(bedEnvironment().evidence, `${this.name}.log`);
  }

  private async ping(): Promise<void> {
    const answer = await fetch(`${this.baseUrl}/api/health/ready`, { signal: AbortSignal.timeout(2_000) });
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
  }
}
