// One api as a child: migrates, serves the pages too, is ready when it says so; it drains before it ends, or is killed or frozen.
import path from 'node:path';
import { keyVariables, LOOPBACK, type SiteKeys } from '../services';
import { run, type Server, startServer } from '../services/child-process';
import { waitUntilReady } from '../services/readiness';

/** One that ends by itself is heard of at once; a machine that others use takes its time. */
const READY_PATIENCE_MS = 240_000;
/** A little more than the api's own limit for its drain. */
const STOP_PATIENCE_MS = 15_000;

export interface SiteSettings {
  /** Holds api/main.js, portal/index.html and admin/index.html. */
  readonly dist: string;
  /** The api's main.js, where it is another one than that in `dist`. */
  readonly apiMain?: string;
  readonly logFile: string;
  readonly port: number;
  readonly mysqlUrl: string;
  readonly redisUrl: string;
  readonly keys: SiteKeys;
  /** Given to the api beside those. */
  readonly variables?: NodeJS.ProcessEnv;
  /** Stacks in its log name lines of the sources: for people, at a second and a half of each start. */
  readonly hasSourceMaps?: boolean;
}

function environment(settings: SiteSettings): NodeJS.ProcessEnv {
  return {
    // By name: the cluster's instances stand behind a proxy.
    NODE_ENV: 'development',
    ...process.env,
    PORT: String(settings.port),
    HAOPAI_MYSQL_URL: settings.mysqlUrl,
    HAOPAI_REDIS_URL: settings.redisUrl,
    ...keyVariables(settings.keys),
    HAOPAI_STATIC_DIR: path.join(settings.dist, 'portal'),
    HAOPAI_ADMIN_DIR: path.join(settings.dist, 'admin'),
    ...settings.variables,
  };
}

function program(settings: SiteSettings): string {
  return settings.apiMain ?? path.join(settings.dist, 'api', 'main.js');
}

export async function migrateSite(settings: SiteSettings): Promise<void> {
  await run(process.execPath, [program(settings), 'migrate'], { env: environment(settings) });
}

export type SiteState = 'up' | 'frozen' | 'down';

export class Site {
  private server: Server | null = null;
  private isStopping = false;
  private isFrozen = false;

  /** `onDeath` is called when the api ends and nobody asked it to. */
  constructor(
    private settings: SiteSettings,
    private readonly onDeath: (lastWords: string) => void,
  ) {}

  get baseUrl(): string {
    return `http://${LOOPBACK}:${this.settings.port}`;
  }

  get port(): number {
    return this.settings.port;
  }

  get logFile(): string {
    return this.settings.logFile;
  }

  get state(): SiteState {
    if (this.server === null) return 'down';
    return this.isFrozen ? 'frozen' : 'up';
  }

  /** Of the process that runs; null while none does. */
  get pid(): number | null {
    return this.server?.child.pid ?? null;
  }

  /** Resolves when it is ready. */
  async start(): Promise<void> {
    if (this.server !== null) throw new Error(`the api on port ${this.settings.port} runs already`);
    const flags = this.settings.hasSourceMaps === true ? ['--enable-source-maps'] : [];
    const server = startServer(process.execPath, [...flags, program(this.settings)], {
      logFile: this.settings.logFile,
      env: environment(this.settings),
    });
    this.server = server;
    void server.ended.then(() => {
      if (this.server !== server) return;
      this.server = null;
      this.isFrozen = false;
    });
    await waitUntilReady(() => this.ping(), { name: 'The api', patienceMs: READY_PATIENCE_MS, server });
    void server.ended.then(() => {
      if (!this.isStopping) this.onDeath(server.tail());
    });
  }

  /** Asks it to end: it hands over and drains. */
  async stop(): Promise<void> {
    this.thaw();
    await this.endBy((server) => server.stop(STOP_PATIENCE_MS));
  }

  /** From its next start on it is this api; its pages stay where they are. */
  runFrom(apiMain: string): void {
    this.settings = { ...this.settings, apiMain };
  }

  /** As if its machine had lost its power. */
  async kill(): Promise<void> {
    await this.endBy((server) => server.kill());
  }

  /** It stands still and knows nothing of it, as a machine does that is moved. */
  freeze(): void {
    this.server?.signal('SIGSTOP');
    this.isFrozen = this.server !== null;
  }

  thaw(): void {
    if (this.isFrozen) this.server?.signal('SIGCONT');
    this.isFrozen = false;
  }

  private async endBy(end: (server: Server) => Promise<void>): Promise<void> {
    if (this.server === null) return;
    this.isStopping = true;
    await end(this.server);
    this.isStopping = false;
  }

  private async ping(): Promise<void> {
    const answer = await fetch(`${this.baseUrl}/api/health/ready`, { signal: AbortSignal.timeout(2_000) });
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
  }
}
