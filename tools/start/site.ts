// The api as a child: migrates, serves the portal too, is ready when it says so, and drains before it ends.
import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import { run, type Server, startServer } from '../services/child-process';
import { waitUntilReady } from '../services/readiness';

const READY_PATIENCE_MS = 60_000;
/** A little more than the api's own limit for its drain. */
const STOP_PATIENCE_MS = 15_000;

export interface SiteSettings {
  /** Holds api/main.js and portal/index.html. */
  readonly dist: string;
  readonly logFile: string;
  readonly port: number;
  readonly mysqlUrl: string;
  readonly redisUrl: string;
  readonly sessionSecret: string;
}

function environment(settings: SiteSettings): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PORT: String(settings.port),
    HAOPAI_MYSQL_URL: settings.mysqlUrl,
    HAOPAI_REDIS_URL: settings.redisUrl,
    HAOPAI_SESSION_SECRET: process.env.HAOPAI_SESSION_SECRET ?? settings.sessionSecret,
    HAOPAI_STATIC_DIR: path.join(settings.dist, 'portal'),
  };
}

function program(settings: SiteSettings): string {
  return path.join(settings.dist, 'api', 'main.js');
}

export async function migrateSite(settings: SiteSettings): Promise<void> {
  await run(process.execPath, [program(settings), 'migrate'], { env: environment(settings) });
}

export class Site {
  private server: Server | null = null;
  private isStopping = false;

  /** `onDeath` is called when the api ends and nobody asked it to. */
  constructor(
    private readonly settings: SiteSettings,
    private readonly onDeath: (lastWords: string) => void,
  ) {}

  get baseUrl(): string {
    return `http://127.0.0.1:${this.settings.port}`;
  }

  async start(): Promise<void> {
    const { logFile } = this.settings;
    if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
    const server = startServer(process.execPath, ['--enable-source-maps', program(this.settings)], {
      logFile,
      env: environment(this.settings),
    });
    this.server = server;
    await waitUntilReady(() => this.ping(), { name: 'The api', patienceMs: READY_PATIENCE_MS, server });
    void server.ended.then(() => {
      if (this.server === server && !this.isStopping) this.onDeath(server.tail());
    });
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await this.server?.stop(STOP_PATIENCE_MS);
    this.isStopping = false;
  }

  private async ping(): Promise<void> {
    const answer = await fetch(`${this.baseUrl}/api/health/ready`, { signal: AbortSignal.timeout(2_000) });
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
  }
}
