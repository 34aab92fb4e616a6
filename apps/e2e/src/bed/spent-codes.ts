// As if the site had sent all codes of today, for every purpose; and as if it had sent none.
import { createClient } from 'redis';
import { bedEnvironment } from './bed-environment';
import type { SaleSite } from './sale-site';

const PURPOSES = ['register', 'login', 'recover'];
const DAY_MS = 24 * 60 * 60_000;
const BEIJING_AHEAD_MS = 8 * 60 * 60_000;
const MORE_THAN_ANY_BUDGET = '2000000';

export function spendAllCodes(site: SaleSite): Promise<void> {
  return setSent(site, MORE_THAN_ANY_BUDGET);
}

export function giveCodesBack(site: SaleSite): Promise<void> {
  return setSent(site, '0');
}

/** Tomorrow's, too: a journey may go on past midnight. */
async function setSent({ redisPrefix }: SaleSite, count: string): Promise<void> {
  const today = Math.floor((Date.now() + BEIJING_AHEAD_MS) / DAY_MS);
  const redis = await createClient({ url: bedEnvironment().redisUrl }).connect();
  try {
    for (const day of [today, today + 1])
      for (const purpose of PURPOSES)
        await redis.set(`${redisPrefix}codes-sent:${purpose}:${day}`, count, {
          expiration: { type: 'PX', value: 2 * DAY_MS },
        });
  } finally {
    redis.destroy();
  }
}
