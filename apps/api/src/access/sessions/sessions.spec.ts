// Sessions across two instances: which a citizen has, how many there may be, and how they end from elsewhere.
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SessionData } from 'express-session';
import {
  aCitizen,
  aCuttableLine,
  aDatabase,
  aRunningApp,
  type HttpClient,
  LiveClient,
  type RunningApp,
  type TestCitizen,
  type ThrowAwayDatabase,
  waitUntil,
} from '../../testing';
import { readTestServices } from '../../platform/config';
import { REDIS, type Redis } from '../../platform/redis';
import { SESSIONS_MAX, SessionDirectory } from './session-directory';
import { NOTE_USE_EVERY_MS, SessionRegistry, shownIdOf } from './session-registry';
import { SESSION_STORE } from './session-middleware';
import { livesForS } from './session-age';
import { ENDED_KEPT_S, type SessionStore } from './session-store';
import { Sessions } from './sessions';

const ME = '/api/v1/me';
const DAY_MS = 24 * 3_600_000;

function sessionIdOf(client: HttpClient): string {
  return /haopai\.sid=s:([^.]+)\./.exec(decodeURIComponent(client.cookieHeader))?.[1] ?? '';
}

describe('the sessions of a citizen', () => {
  let database: ThrowAwayDatabase;
  let here: RunningApp;
  let there: RunningApp;
  let directory: SessionDirectory;
  let redis: Redis;
  let citizen: TestCitizen;

  beforeAll(async () => {
    database = await aDatabase();
    const prefix = { HAOPAI_REDIS_PREFIX: `haopai-test-${randomUUID()}:` };
    [here, there] = await Promise.all([aRunningApp(prefix, database), aRunningApp(prefix, database)]);
    directory = here.app.get(SessionDirectory);
    redis = here.app.get<Redis>(REDIS);
  });
  beforeEach(async () => {
    citizen = await aCitizen(database.pool);
  });
  afterAll(async () => {
    await Promise.all([here.stop(), there.stop()]);
    await database.drop();
  });

  it('are known at every instance, the newest use first, under ids that open nothing', async () => {
    const first = await here.clientOf(citizen);
    const second = await there.clientOf(citizen);
    const listed = await directory.of(citizen.id);
    expect(listed.map(({ sessionId }) => sessionId)).toEqual([second, first].map(sessionIdOf));
    for (const { shownId, sessionId, address, openedAtMs, lastUsedAtMs } of listed) {
      expect(shownId).toBe(shownIdOf(sessionId));
      expect(sessionId).not.toContain(shownId);
      expect(address).toMatch(/127\.0\.0\.1$/);
      expect(lastUsedAtMs).toBe(openedAtMs);
    }
    const shown = `haopai.sid=${listed[0]?.shownId}`;
    expect((await here.client().get(ME, { Cookie: shown })).status).toBe(401);
  });

  it('note their last use once a minute, whether a request or a socket used them', async () => {
    const client = await here.clientOf(citizen);
    const registry = here.app.get(SessionRegistry);
    const used = `sessions-used:${citizen.id}`;
    const shownId = shownIdOf(sessionIdOf(client));
    const { openedAtMs = 0 } = (await directory.of(citizen.id))[0] ?? {};
    await client.get(ME);
    expect(await redis.zScore(used, shownId)).toBe(openedAtMs);
    await registry.noteUse(citizen.id, sessionIdOf(client), openedAtMs + NOTE_USE_EVERY_MS);
    expect(await redis.zScore(used, shownId)).toBe(openedAtMs + NOTE_USE_EVERY_MS);
    expect(registry.isUseDue(sessionIdOf(client), openedAtMs + NOTE_USE_EVERY_MS + 1_000)).toBe(false);
    // The other instance has not noted it yet: the first request there does.
    await there.client().get(ME, { Cookie: client.cookieHeader });
    await waitUntil(async () => (await redis.zScore(used, shownId)) !== openedAtMs + NOTE_USE_EVERY_MS);
  });

  it('leave the list when they run out or are logged out of', async () => {
    const [gone, out, kept] = [
      await here.clientOf(citizen),
      await here.clientOf(citizen),
      await here.clientOf(citizen),
    ];
    const [listed] = (await directory.of(citizen.id)).filter(
      ({ sessionId }) => sessionId === sessionIdOf(gone),
    );
    const openedAtMs = Date.now() - 2 * 60_000;
    if (listed !== undefined) await here.app.get(SessionRegistry).add(citizen.id, { ...listed, openedAtMs });
    await redis.del(`session:${sessionIdOf(gone)}`);
    await out.post('/api/v1/auth/logout', {});
    expect((await directory.of(citizen.id)).map(({ sessionId }) => sessionId)).toEqual([sessionIdOf(kept)]);
    expect(await redis.hLen(`sessions-of:${citizen.id}`)).toBe(1);
  });

  it('stay on the list while their log-in is under way, whoever looks: what ends all of them then finds them too', async () => {
    const entering = { sessionId: 'not stored yet', device: '', address: '', openedAtMs: Date.now() };
    await here.app.get(SessionRegistry).add(citizen.id, entering);
    await there.clientOf(citizen);
    expect(await directory.of(citizen.id)).toHaveLength(1);
    expect(await here.app.get(SessionRegistry).has(citizen.id, entering.sessionId)).toBe(true);
    await directory.endAll(citizen.id, 'elsewhere');
    expect(await here.app.get(SessionRegistry).has(citizen.id, entering.sessionId)).toBe(false);
  });

  it('end in the night after their log-in, however much they are used', async () => {
    const client = await here.clientOf(citizen);
    const key = `session:${sessionIdOf(client)}`;
    const session = JSON.parse((await redis.get(key)) ?? '') as SessionData;
    expect(session.openedAtMs).toBeGreaterThan(Date.now() - 60_000);
    const openedAtMs = Date.now() - 2 * DAY_MS;
    await redis.set(key, JSON.stringify({ ...session, openedAtMs }), { expiration: 'KEEPTTL' });
    // The first use that is noted ends it; here a minute would have to pass.
    const at = () => there.client().get(ME, { Cookie: client.cookieHeader });
    await waitUntil(async () => (await at()).status === 401);
    expect(await at()).toMatchObject({ body: { code: 'SESSION.MISSING' } });
    expect(await directory.of(citizen.id)).toEqual([]);
  });

  it('live for two hours after each use, of which Redis hears once a minute', async () => {
    const client = await here.clientOf(citizen);
    const key = `session:${sessionIdOf(client)}`;
    await redis.expire(key, 100);
    expect((await client.get(ME)).status).toBe(200);
    expect(await redis.ttl(key)).toBeLessThanOrEqual(100);
    await there.client().get(ME, { Cookie: client.cookieHeader });
    const leftS = livesForS(Date.now(), here.config.session.idleMs, Date.now());
    await waitUntil(async () => (await redis.ttl(key)) >= leftS);
  });

  it('leave the list when the same browser logs in again', async () => {
    const client = await here.clientOf(citizen);
    await client.post('/api/v1/auth/login', { username: citizen.username, password: citizen.password });
    expect((await directory.of(citizen.id)).map(({ sessionId }) => sessionId)).toEqual([sessionIdOf(client)]);
  });

  it(`are ${SESSIONS_MAX} at most: one more ends the one unused for longest`, async () => {
    const registry = here.app.get(SessionRegistry);
    const [first, second] = [await here.clientOf(citizen), await here.clientOf(citizen)];
    await registry.noteUse(citizen.id, sessionIdOf(first), Date.now() + NOTE_USE_EVERY_MS);
    const more: HttpClient[] = [];
    for (let each = 2; each < SESSIONS_MAX; each += 1) more.push(await there.clientOf(citizen));
    expect((await second.get(ME)).status).toBe(200);
    await there.clientOf(citizen);
    expect(await second.get(ME)).toMatchObject({ status: 401, body: { code: 'SESSION.ENDED' } });
    expect((await first.get(ME)).status).toBe(200);
    expect((await more[0]?.get(ME))?.status).toBe(200);
    expect(await directory.of(citizen.id)).toHaveLength(SESSIONS_MAX);
  });

  it('that are ended elsewhere are told so, over REST and socket, at every instance', async () => {
    const client = await here.clientOf(citizen);
    const sockets = [await LiveClient.connect(here.url, client), await LiveClient.connect(there.url, client)];
    const told = sockets.map((live) => live.next('session.ended'));
    const cut = sockets.map((live) => new Promise((resolve) => live.socket.once('disconnect', resolve)));
    await redis.hSet(`passes:${sessionIdOf(client)}`, '1', '1');

    expect(await there.app.get(SessionDirectory).endOne(citizen.id, shownIdOf(sessionIdOf(client)))).toBe(
      true,
    );
    expect(await Promise.all(told)).toEqual([{ reason: 'elsewhere' }, { reason: 'elsewhere' }]);
    await Promise.all(cut);
    await waitUntil(async () => (await redis.exists(`passes:${sessionIdOf(client)}`)) === 0);
    for (const instance of [here, there]) {
      const answer = await instance.client().get(ME, { Cookie: client.cookieHeader });
      expect(answer).toMatchObject({ status: 401, body: { code: 'SESSION.ENDED', data: {} } });
    }
    const late = await LiveClient.connect(here.url, client);
    const door = { auctionId: 1, paddleNo: 1, accessCode: '000000' };
    expect(await late.ask('auction.enter', door)).toMatchObject({ ok: false, code: 'SESSION.ENDED' });
    late.close();
  });

  it('leave nothing but a mark of short life, and a new log-in in that browser', async () => {
    const client = await here.clientOf(citizen);
    const key = `session:${sessionIdOf(client)}`;
    await directory.endAll(citizen.id, 'elsewhere');
    expect(JSON.parse((await redis.get(key)) ?? '')).toEqual({ cookie: expect.anything(), isEnded: true });
    expect(await redis.ttl(key)).toBeLessThanOrEqual(ENDED_KEPT_S);
    await client.get(ME);
    expect(await redis.ttl(key)).toBeLessThanOrEqual(ENDED_KEPT_S);
    await client.post('/api/v1/auth/login', { username: citizen.username, password: citizen.password });
    expect((await client.get(ME)).status).toBe(200);
    expect(await redis.exists(key)).toBe(0);
  });

  it('end all at once, or all but one’s own', async () => {
    const [own, other] = [await here.clientOf(citizen), await there.clientOf(citizen)];
    await directory.endOthers({ citizenId: citizen.id, sessionId: sessionIdOf(own) });
    expect((await own.get(ME)).status).toBe(200);
    expect((await other.get(ME)).status).toBe(401);
    await there.app.get(Sessions).endAll(citizen.id, 'elsewhere');
    expect(await own.get(ME)).toMatchObject({ status: 401, body: { code: 'SESSION.ENDED' } });
    expect(await directory.of(citizen.id)).toEqual([]);
  });

  it('stay ended when a request that began before is answered only now', async () => {
    const client = await here.clientOf(citizen);
    const store = here.app.get<SessionStore>(SESSION_STORE);
    const late = (await store.get(sessionIdOf(client))) as SessionData;
    await directory.endAll(citizen.id, 'elsewhere');
    await store.set(sessionIdOf(client), late);
    await store.touch(sessionIdOf(client), late);
    expect(await client.get(ME)).toMatchObject({ status: 401, body: { code: 'SESSION.ENDED' } });
    expect(await directory.of(citizen.id)).toEqual([]);
  });

  it('stay ended whatever is saved in the very moment in which they end', async () => {
    const store = here.app.get<SessionStore>(SESSION_STORE);
    for (let round = 0; round < 5; round += 1) {
      const client = await here.clientOf(citizen);
      const sessionId = sessionIdOf(client);
      const session = (await store.get(sessionId)) as SessionData;
      let isEnded = false;
      const ended = directory.endAll(citizen.id, 'elsewhere').finally(() => (isEnded = true));
      const saved: Promise<unknown>[] = [];
      while (!isEnded) {
        saved.push(store.set(sessionId, session));
        await nextTurn();
      }
      await Promise.all([ended, ...saved]);
      expect((await client.get(ME)).body).toMatchObject({ code: 'SESSION.ENDED' });
      expect(await directory.of(citizen.id)).toEqual([]);
    }
  });

  it('are nobody else’s to end', async () => {
    const client = await here.clientOf(citizen);
    const stranger = await aCitizen(database.pool);
    expect(await directory.endOne(stranger.id, shownIdOf(sessionIdOf(client)))).toBe(false);
    expect((await client.get(ME)).status).toBe(200);
  });

  it('forget at every instance what a logged-out bidder had entered', async () => {
    const client = await here.clientOf(citizen);
    const live = await LiveClient.connect(there.url, client);
    const told = live.next('session.ended');
    await client.post('/api/v1/auth/logout', {});
    expect(await told).toEqual({ reason: 'loggedOut' });
  });
});

describe('while Redis is away', () => {
  it('whoever needs a session is told to come back, and it is there again afterwards', async () => {
    const line = await aCuttableLine(readTestServices().redisUrl);
    const running = await aRunningApp({ HAOPAI_REDIS_URL: line.url });
    const client = await running.clientOf(await aCitizen(running.pool));
    await line.cut();
    await waitUntil(async () => (await client.get(ME)).status === 503);
    expect(await client.get(ME)).toMatchObject({ body: { code: 'SERVER.UNAVAILABLE' } });
    await line.mend();
    await waitUntil(async () => (await client.get(ME)).status === 200);
    await running.stop();
    await line.cut();
  });
});
