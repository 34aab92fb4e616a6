// The instance's Redis: reconnects for ever, refuses at once while it is away, and never takes the program down.
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'redis';
import type { RedisConfig } from '../config';
import type { ProgramLog } from '../logging';
import { lookupBySentinels } from './sentinels';

/** Injection token of the connected client. */
export const REDIS = Symbol('REDIS');

/** Bids for lots elsewhere, ticks and news of shards wait for it: whoever comes back is found at once. */
const RECONNECT_AFTER_MAX_MS = 250;
const COMMANDS_WAITING_MAX = 10_000;
const START_WAIT_MAX_MS = 3_000;
/** A Redis that has gone without a word is noticed by its silence. */
const PING_EVERY_MS = 2_000;
const SILENCE_MAX_MS = 6_000;

export type Redis = ReturnType<typeof createRedis>;

/** Not connected yet. Every key gets the configured prefix; pub/sub channels do not. */
export function createRedis(config: RedisConfig, log: ProgramLog) {
  const { hostname, password } = new URL(config.url);
  const sentinels = config.sentinels && {
    addresses: config.sentinels,
    setName: hostname,
    password: decodeURIComponent(password),
  };
  const client = createClient({
    url: config.url,
    keyPrefix: config.prefix,
    disableOfflineQueue: true,
    commandsQueueMaxLength: COMMANDS_WAITING_MAX,
    pingInterval: PING_EVERY_MS,
    // They begin with a look-up of the host's name, which with Sentinels is none; and only a sold product sends them.
    maintNotifications: 'disabled',
    socket: {
      socketTimeout: SILENCE_MAX_MS,
      ...(sentinels === null ? {} : { lookup: lookupBySentinels(sentinels) }),
      reconnectStrategy: (retries) => Math.min(50 * (retries + 1), RECONNECT_AFTER_MAX_MS),
    },
  });
  let isAway = false;
  client.on('error', (error: Error) => {
    if (isAway) return;
    isAway = true;
    log.error({ err: error }, 'redis is away');
  });
  client.on('ready', () => {
    if (isAway) log.info('redis is back');
    isAway = false;
  });
  return client;
}

/** Waits a little for the first connection, then lets the program start without it. */
export async function connectRedis(client: Redis, log: ProgramLog): Promise<void> {
  const connected = client.connect().then(
    () => true,
    (error: unknown) => {
      log.error({ err: error }, 'redis gave up');
      return true;
    },
  );
  const waitedEnough = delay(START_WAIT_MAX_MS, false, { ref: false });
  if (!(await Promise.race([connected, waitedEnough]))) {
    log.warn('redis does not answer yet: starting without it');
  }
}
