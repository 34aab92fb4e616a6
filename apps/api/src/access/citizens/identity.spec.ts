// Log-in, log-out and sessions over HTTP, on the real database and Redis.
import { aCitizen, aRunningApp, type RunningApp, type TestCitizen } from '../../testing';
import { SessionEnds, Sessions } from '../sessions';
import { Passwords } from './passwords';

describe('log-in', () => {
  let running: RunningApp;
  let citizen: TestCitizen;

  beforeAll(async () => {
    running = await aRunningApp();
    citizen = await aCitizen(running.pool, { displayName: '王小明' });
  });
  afterAll(() => running.stop());

  it('gives a session to who knows the password, whatever the case of the user name', async () => {
    const client = running.client();
    const answer = await client.post('/api/v1/auth/login', {
      username: citizen.username.toUpperCase(),
      password: citizen.password,
    });
    const view = {
      id: citizen.id,
      username: citizen.username,
      displayName: '王小明',
      kind: 'person',
      region: citizen.region,
    };
    expect(answer).toMatchObject({ status: 200, body: view });
    const cookies = answer.headers.getSetCookie();
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies) expect(cookie).toMatch(/^haopai\.(sid|device)=.*; HttpOnly; SameSite=Lax$/);
    expect(await client.get('/api/v1/me')).toMatchObject({ status: 200, body: view });
  });

  it('answers an unknown user name and a wrong password alike', async () => {
    const answers = await Promise.all([
      running.client().post('/api/v1/auth/login', { username: 'nobody_here', password: citizen.password }),
      running.client().post('/api/v1/auth/login', { username: citizen.username, password: 'not this one' }),
      running.client().post('/api/v1/auth/login', { username: '不是用户名', password: 'not this one' }),
    ]);
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 401, body: { code: 'LOGIN.FAILED', data: {} } });
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  });

  it.each(['王小明', '👩‍👩‍👧', '\u0000', ' '])(
    'answers what can be no user name (%j) alike from a browser that is known',
    async (username) => {
      const client = await running.clientOf(citizen);
      const answer = await client.post('/api/v1/auth/login', { username, password: citizen.password });
      expect(answer).toMatchObject({ status: 401, body: { code: 'LOGIN.FAILED', data: {} } });
    },
  );

  it('knows nobody who has closed their account', async () => {
    const { id, username, password } = await aCitizen(running.pool);
    await running.pool.query('UPDATE citizens SET closed_at_ms = 1 WHERE id = ?', [id]);
    expect(await running.client().post('/api/v1/auth/login', { username, password })).toMatchObject({
      status: 401,
      body: { code: 'LOGIN.FAILED' },
    });
  });

  it('lets nobody in whose password was changed while it was compared', async () => {
    const { id, username, password } = await aCitizen(running.pool);
    const passwords = running.app.get(Passwords);
    const matches = passwords.matches.bind(passwords);
    jest.spyOn(passwords, 'matches').mockImplementationOnce(async (...compared) => {
      const isRight = await matches(...compared);
      const changed = [await passwords.hash('citizens', 'another-7x'), id];
      await running.pool.query('UPDATE citizens SET password_hash = ? WHERE id = ?', changed);
      await running.app.get(Sessions).endAll(id, 'elsewhere');
      return isRight;
    });
    const client = running.client();
    const answer = await client.post('/api/v1/auth/login', { username, password });
    expect(answer).toMatchObject({ status: 401, body: { code: 'LOGIN.FAILED' } });
    expect(await client.get('/api/v1/me')).toMatchObject({ status: 401 });
  });

  it('changes the session id at log-in', async () => {
    const client = await running.clientOf(citizen);
    const before = client.cookieHeader;
    await client.post('/api/v1/auth/login', { username: citizen.username, password: citizen.password });
    expect(client.cookieHeader).not.toBe(before);
    expect((await running.client().get('/api/v1/me', { Cookie: before })).status).toBe(401);
  });

  it('ends the session for good at log-out and says so to the rest of the program', async () => {
    const client = await running.clientOf(citizen);
    const cookie = client.cookieHeader;
    const ended: string[] = [];
    running.app.get(SessionEnds).ended.subscribe(({ reason }) => ended.push(reason));
    expect((await client.post('/api/v1/auth/logout', {})).status).toBe(204);
    expect(ended).toEqual(['loggedOut']);
    expect(await running.client().get('/api/v1/me', { Cookie: cookie })).toMatchObject({
      status: 401,
      body: { code: 'SESSION.MISSING' },
    });
  });

  it('holds the session for every instance of the site', async () => {
    const database = { config: running.config.mysql, pool: running.pool, drop: () => Promise.resolve() };
    const other = await aRunningApp({ HAOPAI_REDIS_PREFIX: running.config.redis.prefix }, database);
    const client = await running.clientOf(citizen);
    const answer = await other.client().get('/api/v1/me', { Cookie: client.cookieHeader });
    expect(answer).toMatchObject({ status: 200, body: { id: citizen.id } });
    await other.stop();
  });
});
