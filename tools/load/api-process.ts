// One instance of the built api as a child process, set up for load: no rate limits, few logs, session secrets shared with its peers.
import { type Server, startServer } from '../services/child-process';
import { freePort, LOOPBACK } from '../services/ports';
import { waitUntilReady } from '../services/readiness';
import { keyVariables, TEST_KEYS } from '../services/site-keys';

export interface ApiWish {
  /** `…/api/main.js`, built. */
  readonly program: string;
  /** With the database's name. */
  readonly databaseUrl: string;
  readonly redisUrl: string;
  /** Keeps sites that share a Redis apart. */
  readonly redisPrefix: string;
  readonly logFile: string;
  /** Beside those that it needs. */
  readonly variables?: Readonly<Record<string, string>>;
}

export interface ApiProcess {
  readonly baseUrl: string;
  readonly server: Server;
  stop(): Promise<void>;
}

const READY_PATIENCE_MS = 240_000;
const STOP_PATIENCE_MS = 15_000;
const PING_PATIENCE_MS = 2_000;

/** Resolves when the instance takes requests. */
export async function startApi(wish: ApiWish): Promise<ApiProcess> {
  const port = await freePort();
  const baseUrl = `http://${LOOPBACK}:${port}`;
  const server = startServer(process.execPath, [wish.program], {
    logFile: wish.logFile,
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      NODE_ENV: 'test',
      PORT: String(port),
      HAOPAI_HOST: LOOPBACK,
      HAOPAI_MYSQL_URL: wish.databaseUrl,
      HAOPAI_REDIS_URL: wish.redisUrl,
      HAOPAI_REDIS_PREFIX: wish.redisPrefix,
      ...keyVariables(TEST_KEYS),
      HAOPAI_RATE_LIMIT: 'off',
      HAOPAI_LOG_LEVEL: 'warn',
      ...wish.variables,
    },
  });
  const ping = async (): Promise<void> => {
    const signal = AbortSignal.timeout(PING_PATIENCE_MS);
    const answer = await fetch(`${baseUrl}/api/health/ready`, { signal });
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
  };
  const stop = (): Promise<void> => server.stop(STOP_PATIENCE_MS);
  try {
    await waitUntilReady(ping, { name: 'the api', patienceMs: READY_PATIENCE_MS, server });
  } catch (error) {
    await stop();
    throw error;
  }
  return { baseUrl, server, stop };
}
