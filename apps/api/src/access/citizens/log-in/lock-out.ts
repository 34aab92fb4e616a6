// Counts failed log-ins for the whole site. A try counts as failed before the password is looked at, so that a crowd of
// tries at the same instant gets no further than one after the other; a success takes it back.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config';
import { RefusalError } from '../../../platform/errors';
import { REDIS, type Redis } from '../../../platform/redis';
import type { LockSchedule } from './lock-schedule';

export interface Lock {
  /** Not a name or an address: its hash. */
  readonly key: string;
  readonly schedule: LockSchedule;
}

/** A try that was let through, and until when it locked each of its locks. */
export interface LetIn {
  readonly locks: readonly { readonly lock: Lock; readonly untilMs: string }[];
}

/** Returns how long the longest lock lasts, or what each lock's end became. All by the clock of Redis. */
const LET_IN = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local wait = 0
for _, key in ipairs(KEYS) do
  wait = math.max(wait, tonumber(redis.call('HGET', key, 'until') or '0') - now)
end
if wait > 0 then return { string.format('%.0f', wait) } end
local ends = { '0' }
for i, key in ipairs(KEYS) do
  local at, first, longest, memory = unpack(ARGV, (i - 1) * 4 + 1, i * 4)
  local failures = redis.call('HINCRBY', key, 'failures', 1)
  local lock = 0
  if failures >= tonumber(at) then lock = math.min(first * 2 ^ math.min(failures - at, 30), tonumber(longest)) end
  local untilMs = string.format('%.0f', lock > 0 and now + lock or 0)
  redis.call('HSET', key, 'until', untilMs)
  redis.call('PEXPIRE', key, string.format('%.0f', memory + lock))
  ends[i + 1] = untilMs
end
return ends`;

/** Takes one failure back, and the lock that it made unless another failure came since. */
const TAKE_BACK = `
for i, key in ipairs(KEYS) do
  if redis.call('EXISTS', key) == 1 then
    redis.call('HINCRBY', key, 'failures', -1)
    if redis.call('HGET', key, 'until') == ARGV[i] then redis.call('HSET', key, 'until', '0') end
  end
end
return 0`;

@Injectable()
export class LockOut {
  private readonly isOn: boolean;

  constructor(
    { rateLimits }: Config,
    @Inject(REDIS) private readonly redis: Redis,
  ) {
    this.isOn = rateLimits.isOn;
  }

  /** Refuses when any of the locks is shut; then nothing is counted. */
  async letIn(locks: readonly Lock[]): Promise<LetIn | RefusalError<'LOGIN.LOCKED'>> {
    if (!this.isOn) return { locks: [] };
    const numbers = locks.flatMap(({ schedule }) => [
      schedule.locksAt,
      schedule.firstMs,
      schedule.longestMs,
      schedule.memoryMs,
    ]);
    const reply: unknown = await this.redis.eval(LET_IN, {
      keys: locks.map(({ key }) => nameOf(key)),
      arguments: numbers.map(String),
    });
    const [waitMs = '0', ...ends] = Array.isArray(reply) ? reply.map(String) : [];
    if (Number(waitMs) > 0) return new RefusalError('LOGIN.LOCKED', { retryAfterMs: Number(waitMs) });
    return { locks: locks.map((lock, index) => ({ lock, untilMs: ends[index] ?? '0' })) };
  }

  /** It was no failure after all. */
  async takeBack({ locks }: LetIn): Promise<void> {
    if (locks.length === 0) return;
    await this.redis.eval(TAKE_BACK, {
      keys: locks.map(({ lock }) => nameOf(lock.key)),
      arguments: locks.map(({ untilMs }) => untilMs),
    });
  }

  /** Whoever has shown who they are begins anew. */
  async forget(keys: readonly string[]): Promise<void> {
    if (this.isOn && keys.length > 0) await this.redis.del(keys.map(nameOf));
  }
}

function nameOf(key: string): string {
  return `lock:${key}`;
}
