// The stream on the real database: what happens at the doors is counted and found by the auditor, and neither log nor table says anything personal in the clear.
import type { Page, SecurityEventView } from '@haopai/contracts';
import {
  aCitizen,
  aDatabase,
  aRunningApp,
  type HttpClient,
  type RunningApp,
  staffClient,
  type TestCitizen,
  type ThrowAwayDatabase,
} from '../../testing';
import { SecurityEvents } from './security-events';

const SEARCH = '/api/v1/admin/security-events/search';

describe('security events', () => {
  let database: ThrowAwayDatabase;
  let running: RunningApp;
  let auditor: HttpClient;
  let citizen: TestCitizen;
  const log: string[] = [];
  const logTo = { write: (line: string) => log.push(line) };
  const loud = { HAOPAI_LOG_LEVEL: 'warn', HAOPAI_REDIS_PREFIX: `haopai-events-${process.pid}:` };

  beforeAll(async () => {
    database = await aDatabase();
    running = await aRunningApp(loud, database, logTo);
    auditor = await staffClient(running, 'auditor');
    citizen = await aCitizen(running.pool);
  });
  afterAll(async () => {
    await running.stop();
    await database.drop();
  });

  const written = (): Promise<void> => running.app.get(SecurityEvents).look();
  const found = async (body: object): Promise<readonly SecurityEventView[]> => {
    const { body: page } = await auditor.post(SEARCH, body);
    return (page as Page<SecurityEventView>).items;
  };
  const logged = (): readonly Record<string, unknown>[] =>
    log
      .map((line) => JSON.parse(line) as { security?: Record<string, unknown> })
      .flatMap(({ security }) => (security === undefined ? [] : [security]));

  it('count failed log-ins, and are found by the name that was typed, in whatever letters', async () => {
    const stranger = running.client();
    for (let times = 0; times < 3; times += 1)
      await stranger.post('/api/v1/auth/login', { username: citizen.username, password: 'not-the-one-8' });
    await written();
    const [event] = await found({ account: citizen.username.toUpperCase(), kind: 'logInFailed' });
    expect(event).toMatchObject({ kind: 'logInFailed', what: 'LOGIN.FAILED', times: 3 });
    expect(event?.addressMark).toMatch(/^[0-9a-f]{12}$/);
    expect(await found({ account: `${citizen.username}x` })).toEqual([]);
  });

  it('of a name that nobody can have are none', async () => {
    expect(await found({ account: '张伟 🚗' })).toEqual([]);
  });

  it('are found by the address that they came from, and by its mark', async () => {
    const all = await found({ kind: 'logInFailed' });
    const byAddress = await found({ kind: 'logInFailed', address: '127.0.0.1' });
    const sixth = await found({ kind: 'logInFailed', address: '::1' });
    expect(byAddress.length + sixth.length).toBeGreaterThanOrEqual(all.length);
    const mark = all[0]?.addressMark ?? '';
    expect((await found({ address: mark })).length).toBeGreaterThan(0);
    expect(await found({ address: '203.0.113.99' })).toEqual([]);
    expect(await found({ address: "%' OR '1'='1" })).toEqual([]);
  });

  it('tell of staff who lack a right and of pages of other sites', async () => {
    const clerk = await staffClient(running, 'clerk');
    await clerk.get('/api/v1/admin/audit');
    await running.client().post('/api/v1/auth/captcha', {}, { Origin: 'https://evil.example' });
    await written();
    const codes = (await found({ kind: 'forbidden' })).map(({ what }) => what).sort();
    expect(codes).toEqual(['REQUEST.BAD_ORIGIN', 'STAFF.FORBIDDEN']);
  });

  it('tell of payment notices that nobody signed', async () => {
    const notice = await running.client().send('POST', '/api/v1/payments/notifications/sandbox', 'a=b', {});
    expect(notice).toMatchObject({ status: 403, body: { code: 'PAYMENT.FORGED' } });
    await written();
    expect(await found({ kind: 'forbidden' })).toContainEqual(
      expect.objectContaining({ what: 'PAYMENT.FORGED', times: 1 }),
    );
  });

  it('go with the log, by the same schema', () => {
    const [first] = logged();
    expect(Object.keys(first ?? {}).sort()).toEqual(
      ['account', 'address', 'fromMs', 'kind', 'times', 'toMs', 'v', 'what'].sort(),
    );
    expect(first).toMatchObject({
      v: 1,
      kind: 'logInFailed',
      account: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('say nothing personal in the clear, in the log or in the table', async () => {
    const [rows] = await running.pool.query('SELECT * FROM security_events');
    const all = `${JSON.stringify(logged())} ${JSON.stringify(rows)}`;
    for (const personal of [citizen.username, '127.0.0.1', '::1', 'staff:', 'citizen:'])
      expect([personal, all.includes(personal)]).toEqual([personal, false]);
  });

  it('are for auditors alone', async () => {
    const clerk = await staffClient(running, 'clerk');
    expect((await clerk.post(SEARCH, {})).status).toBe(403);
    expect((await running.client().post(SEARCH, {})).status).toBe(401);
  });

  it('tell of a key that is another one than before, once, and not of keys that are seen first', async () => {
    const first = (await found({ kind: 'keyChanged' })).map(({ what, times }) => [what, times]);
    expect(first.sort()).toEqual([
      ['dataHashKey', 0],
      ['dataKeys', 0],
      ['sessionSecret', 0],
    ]);
    const changed = { ...loud, HAOPAI_SESSION_SECRET: 'another secret that only specs know, 9876543210' };
    for (let starts = 0; starts < 2; starts += 1) {
      const again = await aRunningApp(changed, database, logTo);
      await eventually(async () => (await found({ kind: 'keyChanged' })).length >= 4);
      await again.stop();
    }
    const told = (await found({ kind: 'keyChanged' })).filter(({ times }) => times > 0);
    expect(told.map(({ what }) => what)).toEqual(['sessionSecret']);
    expect(logged().filter(({ kind }) => kind === 'keyChanged')).toHaveLength(1);
  });

  async function eventually(isSo: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 100 && !(await isSo()); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
  }
});
