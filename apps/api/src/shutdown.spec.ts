// Stopping: connections do not hold it up, and every part can still use the database and Redis while it finishes.
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module';
import { MYSQL_POOL, type MysqlPool } from './platform/database';
import { createProgramLog, StopTimes } from './platform/logging';
import { REDIS, type Redis } from './platform/redis';
import { stopApp, timeHooks } from './shutdown';
import { aDatabase, aRunningApp, testConfig } from './testing';

const heard: string[] = [];
const LONG_MS = 150;

@Module({})
class LastWords implements OnApplicationShutdown {
  constructor(
    @Inject(MYSQL_POOL) private readonly pool: MysqlPool,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await sleep(LONG_MS);
    await this.pool.query('SELECT 1');
    heard.push('mysql', await this.redis.ping());
  }
}

describe('stopping', () => {
  it('closes the database and Redis after every other part has finished', async () => {
    const database = await aDatabase();
    const config = testConfig(database.config);
    const log = createProgramLog(config);
    const root: DynamicModule = { module: class Root {}, imports: [LastWords, AppModule.with(config, log)] };
    const app = await NestFactory.create<NestExpressApplication>(root, { logger: false });
    await app.listen(0, '127.0.0.1');
    const times = new StopTimes();
    timeHooks(app, times);
    await stopApp(app);
    expect(heard).toEqual(['mysql', 'PONG']);
    expect(times.said.unfinished).toEqual([]);
    // The log of a program that ends names whoever held it up.
    expect(times.said.parts['LastWords onApplicationShutdown']).toBeGreaterThanOrEqual(LONG_MS - 1);
    await database.drop();
  });

  it('does not wait for clients that keep their connections open', async () => {
    const running = await aRunningApp();
    const { port } = new URL(running.url);
    const idle = connect(Number(port), '127.0.0.1');
    const unfinished = connect(Number(port), '127.0.0.1');
    unfinished.write('POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
    for (const socket of [idle, unfinished]) socket.on('error', () => undefined);
    await running.client().get('/api/health/live');
    const cut = [idle, unfinished].map((socket) => once(socket.resume(), 'close'));
    // Neither client ends anything by itself: this would wait for ever.
    await running.stop();
    await Promise.all(cut);
  });
});
