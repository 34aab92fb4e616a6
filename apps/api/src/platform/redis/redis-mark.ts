// A mark that lies in Redis and nowhere else: another one means that Redis has lost all it had, and not only what was taken out of it.
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { REDIS, type Redis } from './redis-client';

const KEY = 'mark';

@Injectable()
export class RedisMark {
  constructor(@Inject(REDIS) private readonly redis: Redis) {}

  /** Makes one where there is none: whoever comes first, for all instances. Rejects while Redis is away. */
  async read(): Promise<string> {
    const found = await this.redis.get(KEY);
    if (found !== null) return found;
    await this.redis.set(KEY, randomUUID(), { condition: 'NX' });
    return (await this.redis.get(KEY)) ?? '';
  }
}
