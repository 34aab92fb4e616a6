// Sessions of citizens as they are half an hour after the log-in, without the wait.
import { createClient } from 'redis';
import { bedEnvironment } from './bed-environment';
import type { SaleSite } from './sale-site';

const HALF_AN_HOUR_MS = 30 * 60_000;

/** Of everybody who is logged in. */
export async function letHalfAnHourPass({ redisPrefix }: SaleSite): Promise<void> {
  const redis = createClient({ url: bedEnvironment().redisUrl });
  await redis.connect();
  for await (const keys of redis.scanIterator({ MATCH: `${redisPrefix}session:*` }))
    for (const key of keys) {
      const session = JSON.parse((await redis.get(key)) ?? '{}') as Record<string, number>;
      for (const name of ['openedAtMs', 'confirmedAtMs'])
        if (session[name] !== undefined) session[name] -= HALF_AN_HOUR_MS;
      await redis.set(key, JSON.stringify(session), { expiration: 'KEEPTTL' });
    }
  redis.destroy();
}
