// Probes during outages and on the way out.
import { readTestServices } from '../config';
import { aCitizen, aCuttableLine, aDatabase, aLineToMysql, aRunningApp, waitUntil } from '../../testing';
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
    expect((await client.get('/api/health/ready')).status).toBe(200);
    await running.stop();
    await line.cut();
    await database.drop();
  });
});
