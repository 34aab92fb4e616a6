// The whole api on a free port, over a throw-away database and keys of its own in the real Redis.
import { randomBytes } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from '../bootstrap';
import {
  type Config,
  type MysqlConfig,
  readConfig,
  readTestServices,
  type Variables,
} from '../platform/config';
import type { MysqlPool } from '../platform/database';
import { createProgramLog } from '../platform/logging';
import { stopApp } from '../shutdown';
import type { TestCitizen } from './build-citizens';
import { HttpClient } from './http-client';
import { TEST_DATA_KEYS } from './test-data-keys';
import { aDatabase, type ThrowAwayDatabase } from './throw-away-database';

export interface RunningApp {
  readonly app: NestExpressApplication;
  readonly config: Config;
  readonly url: string;
  readonly pool: MysqlPool;
  /** A client without a session. */
  client(): HttpClient;
  /** A client that has logged in. */
  clientOf(citizen: TestCitizen): Promise<HttpClient>;
  /** Stops the app; the database stays when it was given. */
  stop(): Promise<void>;
}

/** Variables replace the defaults of specs; give a database to let a second instance share it, and somewhere for the log to hear it. */
export async function aRunningApp(
  variables: Variables = {},
  sharedDatabase?: ThrowAwayDatabase,
  logTo?: { write(line: string): void },
): Promise<RunningApp> {
  const database = sharedDatabase ?? (await aDatabase());
  const config = testConfig(database.config, variables);
  const app = await createApp(config, createProgramLog(config, logTo));
  await app.listen(config.http.port, config.http.host);
  const url = await app.getUrl();
  return {
    app,
    config,
    url,
    pool: database.pool,
    client: () => new HttpClient(url),
    clientOf: (citizen) => logIn(new HttpClient(url), citizen),
    stop: async () => {
      await stopApp(app);
      if (sharedDatabase === undefined) await database.drop();
    },
  };
}

/** What the environment would say; Redis keys are apart for each call unless a prefix is given. */
export function testConfig(mysql: MysqlConfig, variables: Variables = {}): Config {
  const url = new URL(`mysql://${mysql.host}:${mysql.port}/${mysql.database}`);
  url.username = mysql.user;
  url.password = mysql.password;
  return readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    HAOPAI_INSTANCE: `test-${randomBytes(6).toString('hex')}`,
    HAOPAI_LOG_LEVEL: 'silent',
    HAOPAI_MYSQL_URL: url.href,
    HAOPAI_REDIS_URL: readTestServices().redisUrl,
    HAOPAI_REDIS_PREFIX: `haopai-test-${randomBytes(6).toString('hex')}:`,
    HAOPAI_SESSION_SECRET: 'a secret that only specs know, 0123456789',
    HAOPAI_DATA_KEYS: TEST_DATA_KEYS,
    HAOPAI_DATA_HASH_KEY: 'hg7mVwT3jYvN9pQ0xKcR5bLz2sDf8aUeWoXtYi6GkH4',
    HAOPAI_PUBLIC_LOG_KEY: 'r8Xw2LkQ0vTn5JcYb7Zs1HdGf4PuEaMi9oRtWyVxCqA',
    HAOPAI_PUBLIC_LOG_KEPT: 'in-the-database-alone',
    HAOPAI_LOGIN_TRIES_PER_ADDRESS: '1000',
    HAOPAI_REGISTRATIONS_PER_ADDRESS: '1000',
    HAOPAI_SMS_CODES_PER_ADDRESS: '1000',
    // Specs are how a database is tried.
    HAOPAI_UNTRIED: 'mariadb,mysql',
    ...variables,
  });
}

export async function logIn(client: HttpClient, { username, password }: TestCitizen): Promise<HttpClient> {
  const { status } = await client.post('/api/v1/auth/login', { username, password });
  if (status !== 200) throw new Error(`${username} could not log in: ${status}`);
  return client;
}
