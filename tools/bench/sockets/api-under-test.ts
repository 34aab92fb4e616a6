// The built api on a fresh database, in one process or several, and citizens who are logged in to it.
import path from 'node:path';
import type { BenchBed, FreshDatabase, Server as DatabaseServer } from '../bench-bed';
import { profilingFlags } from '../cpu-profile';
import { buildApps } from '../../build/build-apps';
import { ensureRegions, type MadeCitizen, makeCitizens } from '../../seed';
import { freePort, keyVariables, LOOPBACK, TEST_KEYS } from '../../services';
import { type Server, startServer } from '../../services/child-process';
import { waitUntilReady } from '../../services/readiness';
import { inLanes } from './in-lanes';

const READY_PATIENCE_MS = 60_000;
const STOP_PATIENCE_MS = 15_000;
/** Checking a password is slow on purpose and fills a core. */
const LOGGING_IN_AT_ONCE = 4;

/** `nth` counts from 1, in the order of `ports`. */
export const instanceName = (nth: number): string => `bench-${nth}`;

export interface LoggedIn {
  readonly citizenId: number;
  readonly cookie: string;
}

export class ApiUnderTest {
  private readonly loggedIn: LoggedIn[] = [];
  private readonly processes: { readonly port: number; readonly server: Server }[] = [];

  private constructor(
    private readonly bed: BenchBed,
    readonly database: FreshDatabase,
  ) {}

  /** `variables` go to each process beside those that it needs. */
  static async start(
    bed: BenchBed,
    profileDir: string | null,
    instances = 1,
    { variables = {}, on = 'single' }: { variables?: NodeJS.ProcessEnv; on?: DatabaseServer } = {},
  ): Promise<ApiUnderTest> {
    bed.note(instances === 1 ? 'the api is built and started' : `${instances} instances are started`);
    await buildApps(bed.root, ['api'], bed.folder);
    const api = new ApiUnderTest(bed, await bed.freshDatabase(on));
    try {
      for (let nth = 1; nth <= instances; nth++) await api.startProcess(nth, profileDir, variables);
      await ensureRegions(api.database.pool);
      return api;
    } catch (error) {
      await api.stop();
      throw error;
    }
  }

  /** Of the first process; all are alike. */
  get port(): number {
    return this.ports[0] ?? 0;
  }

  get ports(): readonly number[] {
    return this.processes.map(({ port }) => port);
  }

  get origin(): string {
    return `http://${LOOPBACK}:${this.port}`;
  }

  get pid(): number | undefined {
    return this.pids[0];
  }

  get pids(): readonly (number | undefined)[] {
    return this.processes.map(({ server }) => server.child.pid);
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
    for (const { server } of this.processes) await server.stop(STOP_PATIENCE_MS);
    await this.database.drop();
  }

  private async startProcess(
    nth: number,
    profileDir: string | null,
    variables: NodeJS.ProcessEnv,
  ): Promise<void> {
    const port = await freePort();
    const program = path.join(this.bed.folder, 'api', 'main.js');
    const server = startServer(process.execPath, [...profilingFlags(profileDir), program], {
      logFile: path.join(this.bed.folder, `api-${port}.log`),
      cwd: this.bed.root,
      env: {
        ...process.env,
        NODE_ENV: 'test',
        PORT: String(port),
        HAOPAI_HOST: LOOPBACK,
        HAOPAI_INSTANCE: instanceName(nth),
        HAOPAI_MYSQL_URL: this.database.url,
        HAOPAI_REDIS_URL: this.bed.services.redisUrl,
        HAOPAI_REDIS_PREFIX: `${this.database.name}:`,
        ...keyVariables(TEST_KEYS),
        HAOPAI_RATE_LIMIT: 'off',
        HAOPAI_LOG_LEVEL: 'warn',
        ...variables,
      },
    });
    this.processes.push({ port, server });
    const ready = async (): Promise<void> => {
      const response = await fetch(`http://${LOOPBACK}:${port}/api/health/ready`);
      if (!response.ok) throw new Error(`not ready: ${response.status}`);
    };
    await waitUntilReady(ready, { name: 'the api', patienceMs: READY_PATIENCE_MS, server });
  }

  private async logIn(citizen: MadeCitizen | undefined): Promise<string> {
    if (citizen === undefined) throw new Error('fewer citizens were made than wanted');
    const { username, password } = citizen;
    const response = await fetch(`${this.origin}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: this.origin },
      body: JSON.stringify({ username, password }),
    });
    const cookies = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
    if (!response.ok) throw new Error(`log-in refused: ${await response.text()}`);
    return cookies.join('; ');
  }
}
