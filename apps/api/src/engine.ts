// The engine's process: `engine.js SOCKET` judges bids for the doors that come to the socket. No stranger reaches it, and no framework is in it.
import { AuctionClock } from '@haopai/engine-mysql';
import { EngineLine, newInstanceId } from '@haopai/engine';
import { type Config, readConfig } from './platform/config';
import {
  admitDatabaseOf,
  onceItAnswers,
  openMysqlPool,
  REQUEST_SILENCE,
  REQUEST_STATEMENTS,
} from './platform/database';
import { createProgramLog, type ProgramLog, StopTimes } from './platform/logging';
import { Metrics } from './platform/metrics';
import { Channels, connectRedis, createRedis } from './platform/redis';
import { tellClockSteps } from './live/clock';
import { LoggedEngineWatch, openEngine } from './live/engine';
import { endInTime, giveUpAnswersSoon } from './end-in-time';
import { READY } from './supervisor';

/** After the lots have gone, the doors still bring the bids under way to their next owners. */
const DOORS_FINISH_MAX_MS = 5_000;
const LOOK_EVERY_MS = 20;
/** Whoever asks for the time wants it soon, or not at all. */
const CLOCK_SILENCE = { ...REQUEST_SILENCE, answerMaxMs: 2_000 };

async function run(config: Config, log: ProgramLog, socket: string): Promise<void> {
  await onceItAnswers(() => admitDatabaseOf(config), log);
  const metrics = new Metrics();
  const watch = new LoggedEngineWatch(metrics, log);
  const clockPool = openMysqlPool({ ...config.mysql, poolMax: 1 }, CLOCK_SILENCE, REQUEST_STATEMENTS);
  const time = new AuctionClock(clockPool, config.clockSkewMs);
  tellClockSteps(time, metrics, log);
  await onceItAnswers(() => time.start(), log);
  const redis = createRedis(config.redis, log);
  await connectRedis(redis, log);
  const bus = new Channels(config, redis, log);
  let heardAtMs: number | null = null;
  const times = new StopTimes();
  const setting = { config, log, time, bus, metrics, watch, times, self: newInstanceId(config.instance) };
  const engine = await openEngine({ ...setting, doorHeardAtMs: () => heardAtMs });
  const line = new EngineLine({
    engine,
    metrics: () => metrics.json(),
    watch,
    onHeard: () => (heardAtMs = time.clock.nowMs()),
  });
  await line.listen(socket);
  log.info('the engine is open');
  process.send?.(READY);

  const stop = async (): Promise<void> => {
    await times.time('drain', () => engine.drain());
    giveUpAnswersSoon();
    line.tellDrained();
    await times.time('doors', () => untilDoorsHaveGone(line));
    await times.time('close', () => engine.close());
    line.close();
    time.stop();
    bus.onApplicationShutdown();
    if (redis.isOpen) redis.destroy();
    await times.time('clock', () => clockPool.end());
  };
  let isStopping = false;
  const stopOnce = (): void => {
    if (isStopping) return;
    isStopping = true;
    endInTime(log, times);
    stop().then(
      () => {
        log.info(times.said, 'the engine has stopped');
        process.exit(0);
      },
      (error: unknown) => {
        log.fatal({ err: error, ...times.said }, 'the engine did not stop as it should');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stopOnce);
  process.on('SIGINT', stopOnce);
}

async function untilDoorsHaveGone(line: EngineLine): Promise<void> {
  const giveUpAt = performance.now() + DOORS_FINISH_MAX_MS;
  while (line.doorCount > 0 && performance.now() < giveUpAt)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
}

// Whoever looks after it is gone: so is it, and others take its lots when its leases have run out.
process.on('disconnect', () => process.exit(1));
const config = readConfig();
const log = createProgramLog(config, undefined, 'engine');
run(config, log, process.argv[2] ?? '').catch((error: unknown) => {
  log.fatal({ err: error }, 'the engine did not start');
  process.exit(1);
});
