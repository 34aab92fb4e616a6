// Sessions of connected sockets: kept alive while they are connected, and the socket is cut when the session is gone.
import { aCitizen, aRunningApp, LiveClient, type RunningApp } from '../../testing';
import { REDIS, type Redis } from '../../platform/redis';
import { NOTE_USE_EVERY_MS, SessionRegistry } from '../../access/sessions';
import { SessionKeeper } from './session-keeper';

describe('SessionKeeper', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await aRunningApp();
  });
  afterAll(() => running.stop());

  const aConnectedCitizen = async () => {
    const citizen = await aCitizen(running.pool);
    const http = await running.clientOf(citizen);
    const live = await LiveClient.connect(running.url, http);
    const redis = running.app.get<Redis>(REDIS);
    const sessionId = decodeURIComponent(http.cookieHeader).split('=s:')[1]?.split('.')[0] ?? '';
    // Redis hears of a use once a minute: of this session it last did a minute ago.
    await running.app.get(SessionRegistry).noteUse(citizen.id, sessionId, Date.now() - NOTE_USE_EVERY_MS);
    return { live, redis, key: `session:${sessionId}` };
  };

  it('keeps the session of a connected socket alive', async () => {
    const { live, redis, key } = await aConnectedCitizen();
    expect(await redis.expire(key, 5)).toBe(1);
    await running.app.get(SessionKeeper).lookAfterAll();
    expect(await redis.ttl(key)).toBeGreaterThan(1_000);
    live.close();
  });

  it('keeps it alive also when the log-in is longer ago than a session may idle', async () => {
    const { live, redis, key } = await aConnectedCitizen();
    const stored = (await redis.get(key)) ?? '';
    const longAgo = stored.replace(/"expires":"[^"]*"/, '"expires":"2020-01-01T00:00:00.000Z"');
    expect(longAgo).not.toBe(stored);
    await redis.set(key, longAgo, { expiration: { type: 'EX', value: 60 } });
    await running.app.get(SessionKeeper).lookAfterAll();
    expect(await redis.ttl(key)).toBeGreaterThan(1_000);
    live.close();
  });

  it('tells the sockets of a session that is gone, and cuts them', async () => {
    const { live, redis, key } = await aConnectedCitizen();
    const said = live.next('session.ended');
    const cut = new Promise((resolve) => live.socket.once('disconnect', resolve));
    await redis.del(key);
    await running.app.get(SessionKeeper).lookAfterAll();
    expect(await said).toEqual({ reason: 'expired' });
    await cut;
  });
});
