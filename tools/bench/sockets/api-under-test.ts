// The built api as a child process on a fresh database, and citizens who are logged in to it.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { BenchBed, FreshDatabase } from '../bench-bed';
import { profilingFlags } from '../cpu-profile';
import { buildApps } from '../../build/build-apps';
import { ensureRegions, type MadeCitizen, makeCitizens } from '../../seed';
import { freePort, LOOPBACK } from '../../services';
import { type Server, startServer } from '../../services/child-process';
import { waitUntilReady } from '../../services/readiness';
import { inLanes } from './in-lanes';

const READY_PATIENCE_MS = 60_000;
const STOP_PATIENCE_MS = 15_000;
/** Checking a password is slow on purpose and fills a core. */
const LOGGING_IN_AT_ONCE = 4;

export interface LoggedIn {
  readonly citizenId: number;
  readonly cookie: string;
}

export class ApiUnderTest {
  private readonly loggedIn: LoggedIn[] = [];

  private constructor(
    readonly port: number,
    readonly database: FreshDatabase,
    private readonly server: Server,
  ) {}

  static async start(bed: BenchBed, profileDir: string | null): Promise<ApiUnderTest> {
    bed.note('the api is built and started');
    await buildApps(bed.root, ['api'], bed.folder);
    const database = await bed.freshDatabase();
    const port = await freePort();
    const program = path.join(bed.folder, 'api', 'main.js');
    const server = startServer(process.execPath, [...profilingFlags(profileDir), program], {
      logFile: path.join(bed.folder, 'api.log'),
      cwd: bed.root,
      env: {
        ...process.env,
        NODE_ENV: 'test',
        PORT: String(port),
        HAOPAI_HOST: LOOPBACK,
        HAOPAI_MYSQL_URL: database.url,
        HAOPAI_REDIS_URL: bed.services.redisUrl,
        HAOPAI_REDIS_PREFIX: 'bench:',
        HAOPAI_SESSION_SECRET: randomBytes(32).toString('base64url'),
        HAOPAI_RATE_LIMIT: 'off',
        HAOPAI_LOG_LEVEL: 'warn',
      },
    });
    const api = new ApiUnderTest(port, database, server);
    const ready = async (): Promise<void> => {
      const response = await fetch(`${api.origin}/api/health/ready`);
      if (!response.ok) throw new Error(`not ready: ${response.status}`);
    };
    try {
      await waitUntilReady(ready, { name: 'the api', patienceMs: READY_PATIENCE_MS, server });
      await ensureRegions(database.pool);
      return api;
    } catch (error) {
      await api.stop();
      throw error;
    }
  }

  get origin(): string {
    return `http://${LOOPBACK}:${this.port}`;
  }

  get pid(): number | undefined {
    return this.server.child.pid;
  }

  /** The same citizens every time, more of them when more are wanted. */
  async citizens(count: number): Promise<readonly LoggedIn[]> {
    const missing = count - this.loggedIn.length;
    if (missing > 0) {
      const made = await makeCitizens(this.database.pool, missing);
      const cookies = await inLanes(missing, LOGGING_IN_AT_ONCE, (index) => this.logIn(made[index]));
      cookies.forEach((cookie, index) => this.loggedIn.push({ citizenId: made[index]?.id ?? 0, cookie }));
    }
    return this.loggedIn.slice(0, count);
  }

  async stop(): Promise<void> {
    await this.server.stop(STOP_PATIENCE_MS);
    await this.database.drop();
  }

  private async logIn(citizen: MadeCitizen | undefined): Promise<string> {
    if (citizen === undefined) throw new Error('fewer citizens were made than wanted');
    const { username, password } = citizen;
    const response = await fetch(`${this.origin}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: this.origin },
      body: JSON.stringify({ username, password }),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (!response.ok || cookie === undefined) throw new Error(`log-in refused: ${await response.text()}`);
    return cookie;
  }
}
