// As if a minute had gone by since the last text to any number: a number gets one code a minute, and nobody wants to wait.
import { createClient } from 'redis';
import { bedEnvironment } from './bed-environment';
import type { SaleSite } from './sale-site';

const MINUTE_MS = 60_000;
const KEYS = 'limit:smsCodeByMobile:*';

export async function aMinuteLater({ db, redisPrefix }: SaleSite): Promise<void> {
  const redis = await createClient({ url: bedEnvironment().redisUrl }).connect();
  try {
    for await (const keys of redis.scanIterator({ MATCH: `${redisPrefix}${KEYS}` }))
      if (keys.length > 0) await redis.del(keys);
  } finally {
    redis.destroy();
  }
  await db.query('UPDATE outbox SET settled_at_ms = settled_at_ms - ? WHERE channel = ?', [MINUTE_MS, 'sms']);
}
