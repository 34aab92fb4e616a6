// An engine that is opened while its database is away, behind a line that the spec cuts: it waits, and then has all shards.
import { setTimeout as sleep } from 'node:timers/promises';
import { newInstanceId, SHARD_COUNT, systemClock } from '@haopai/engine';
import { createProgramLog } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { Channels, connectRedis, createRedis } from '../../platform/redis';
import { aDatabase, aLineToMysql, testConfig } from '../../testing';
import { LoggedEngineWatch } from './engine-watch';
import { openEngine } from './open-engine';

/** Longer than a first question may take. */
const AWAY_MS = 2_500;

it('opens once its database answers, with every shard when it is alone', async () => {
  const database = await aDatabase();
  const line = await aLineToMysql(database.config);
  const mysql = { ...database.config, host: '127.0.0.1', port: Number(new URL(line.url).port) };
  const config = testConfig(mysql, { HAOPAI_REDIS_PREFIX: `haopai-test-open-${process.pid}:` });
  const log = createProgramLog(config);
  const redis = createRedis(config.redis, log);
  await connectRedis(redis, log);
  const metrics = new Metrics();
  const bus = new Channels(config, redis, log);
  await line.cut();
  const opening = openEngine({
    ...{ config, log, metrics, watch: new LoggedEngineWatch(metrics, log) },
    time: { clock: systemClock(), uncertaintyMs: 0 },
    bus,
    self: newInstanceId('alone'),
    doorHeardAtMs: () => null,
  });
  await expect(Promise.race([opening, sleep(AWAY_MS, 'waits')])).resolves.toBe('waits');
  await line.mend();
  const engine = await opening;
  expect(engine.figures.shardsHeld).toBe(SHARD_COUNT);
  await engine.drain();
  await engine.close();
  bus.onApplicationShutdown();
  redis.destroy();
  await line.cut();
  await database.drop();
});
