// Probes during outages and on the way out.
import { readTestServices } from '../config';
import { aCitizen, aCuttableLine, aDatabase, aLineToMysql, aRunningApp, waitUntil } from '../../testing';
import { MYSQL_POOL, type MysqlPool } from '../database';
import { Draining } from './draining';

describe('health', () => {
  it('is ready with both services, and not ready while draining', async () => {
    const running = await aRunningApp();
    const client = running.client();
    expect(await client.get('/api/health/live')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await client.get('/api/health/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
    running.app.get(Draining).start();
    const draining = await client.get('/api/health/ready');
    expect(draining).toMatchObject({ status: 503, body: { code: 'SERVER.UNAVAILABLE' } });
    expect(draining.headers.get('retry-after')).toBe('5');
    expect((await client.get('/api/health/live')).status).toBe(200);
    await running.stop();
  });

  it('goes on without Redis: pages are served, sessions are unavailable and come back', async () => {
    const line = await aCuttableLine(readTestServices().redisUrl);
    const running = await aRunningApp({ HAOPAI_REDIS_URL: line.url });
    const client = await running.clientOf(await aCitizen(running.pool));
    await line.cut();
    await waitUntil(async () => (await client.get('/api/v1/me')).status === 503);

    expect(await client.get('/api/v1/me')).toMatchObject({ body: { code: 'SERVER.UNAVAILABLE' } });
    expect((await client.get('/api/v1/auctions?state=live')).status).toBe(200);
    expect(await client.get('/api/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'degraded', details: { redis: { status: 'degraded' } } },
    });

    await line.mend();
    await waitUntil(async () => (await client.get('/api/v1/me')).status === 200);
    await running.stop();
    await line.cut();
  });

  it('is not ready without MySQL, says so in every answer that needs it, and recovers', async () => {
    const database = await aDatabase();
    const line = await aLineToMysql(database.config);
    const running = await aRunningApp({ HAOPAI_MYSQL_URL: line.url }, database);
    const client = running.client();
    await line.cut();
    await waitUntil(async () => (await client.get('/api/health/ready')).status === 503);

    const answer = await client.get('/api/v1/auctions');
    expect(answer).toMatchObject({ status: 503, body: { code: 'SERVER.UNAVAILABLE' } });
    expect(answer.headers.get('retry-after')).toBe('2');

    await line.mend();
    await waitUntil(async () => (await client.get('/api/v1/auctions')).status === 200);
    // Of what was heard a moment ago.
    await waitUntil(async () => (await client.get('/api/health/ready')).status === 200);
    await running.stop();
    await line.cut();
    await database.drop();
  });

  it('tells strangers that it is ready, and who looks after the site what each service says', async () => {
    const running = await aRunningApp({ HAOPAI_METRICS_TOKEN: 'a token for those who look after it, 01' });
    const ready = (headers: Readonly<Record<string, string>>) =>
      running.client().get('/api/health/ready', headers);
    for (const shown of ['', 'Bearer another'])
      expect((await ready({ Authorization: shown })).body).toEqual({ status: 'ok' });
    expect(
      (await ready({ Authorization: 'Bearer a token for those who look after it, 01' })).body,
    ).toMatchObject({ details: { mysql: { status: 'up' }, redis: { status: 'up' } } });
    await running.stop();
    const without = await aRunningApp();
    expect((await without.client().get('/api/health/ready')).body).toMatchObject({
      details: { mysql: { status: 'up' } },
    });
    const passedOn = await without.client().get('/api/health/ready', { 'X-Forwarded-For': '192.0.2.7' });
    expect(passedOn.body).toEqual({ status: 'ok' });
    await without.stop();
  });

  it('asks MySQL and Redis once for all who want to know within a second', async () => {
    const running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
    let asked = 0;
    running.app.get<MysqlPool>(MYSQL_POOL).pool.on('acquire', () => {
      asked += 1;
    });
    const crowd = 200;
    const answers = await Promise.all(
      Array.from({ length: crowd }, () => running.client().get('/api/health/ready')),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    // Beside what the instance asks for itself.
    expect(asked).toBeLessThan(crowd / 4);
    await running.stop();
  });
});
