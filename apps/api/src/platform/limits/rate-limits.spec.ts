// Limits count for the whole site in the real Redis, and go on counting when it is away.
import { readTestServices } from '../config';
import { REDIS, type Redis } from '../redis';
import { aCuttableLine, aRunningApp, type RunningApp, waitUntil } from '../../testing';
import { RateLimits } from './rate-limits';

const LOOKS_A_MINUTE = 120;

function twoInstances(): Promise<[RunningApp, RunningApp]> {
  const prefix = { HAOPAI_REDIS_PREFIX: `haopai-test-limits-${process.pid}:` };
  return Promise.all([aRunningApp(prefix), aRunningApp(prefix)]);
}

describe('rate limits', () => {
  it('count together on two instances', async () => {
    const [one, other] = await twoInstances();
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await one.app.get(RateLimits).consume('enterRoom', 'citizen:1')).toBeUndefined();
      expect(await other.app.get(RateLimits).consume('enterRoom', 'citizen:1')).toBeUndefined();
    }
    expect(await one.app.get(RateLimits).consume('enterRoom', 'citizen:1')).toMatchObject({
      code: 'REQUEST.RATE_LIMITED',
      data: { retryAfterMs: expect.any(Number) },
    });
    expect(await one.app.get(RateLimits).consume('enterRoom', 'citizen:2')).toBeUndefined();
    await Promise.all([one.stop(), other.stop()]);
  });

  it.each(['usernameLookup', 'lookWhileTyping'] as const)(
    'of what tells one by one what others have count together on two instances: %s',
    async (kind) => {
      const [one, other] = await twoInstances();
      const looks = [one, other].flatMap(({ app }) =>
        Array.from({ length: LOOKS_A_MINUTE }, () => app.get(RateLimits).consume(kind, 'x')),
      );
      const refused = (await Promise.all(looks)).filter((refusal) => refusal !== undefined);
      expect(refused).toHaveLength(LOOKS_A_MINUTE);
      await Promise.all([one.stop(), other.stop()]);
    },
  );

  it('count in memory while Redis is away', async () => {
    const line = await aCuttableLine(readTestServices().redisUrl);
    const running = await aRunningApp({ HAOPAI_REDIS_URL: line.url });
    const limits = running.app.get(RateLimits);
    await line.cut();
    await waitUntil(() => !running.app.get<Redis>(REDIS).isReady);
    for (let tries = 0; tries < 10; tries += 1) {
      expect(await limits.consume('enterRoom', 'citizen:1')).toBeUndefined();
    }
    expect(await limits.consume('enterRoom', 'citizen:1')).toMatchObject({ code: 'REQUEST.RATE_LIMITED' });
    await running.stop();
  });

  it('answer reads over the limit with 429 and when to come again, for that address alone', async () => {
    const running = await aRunningApp({ HAOPAI_READS_PER_ADDRESS: '3', HAOPAI_TRUSTED_PROXIES: '1' });
    const read = (address: string) => running.client().get('/api/v1/clock', { 'X-Forwarded-For': address });
    for (let reads = 0; reads < 3; reads += 1) expect((await read('2001:db8::1')).status).toBe(200);
    const refused = await read('2001:db8::2');
    expect(refused).toMatchObject({ status: 429, body: { code: 'REQUEST.RATE_LIMITED' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await read('203.0.113.7')).status).toBe(200);
    await running.stop();
  });

  it('can be switched off for load tests', async () => {
    const running = await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' });
    const limits = running.app.get(RateLimits);
    for (let tries = 0; tries < 50; tries += 1) expect(await limits.consume('bid', 'x')).toBeUndefined();
    await running.stop();
  });
});
