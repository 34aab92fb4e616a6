// An upgrade logs nobody out: cookies of the release before, which has plain names, open the session in production once more, and are answered with
// cookies that browsers guard. On the real program, twice, over one Redis and one database.
import type { SessionData } from 'express-session';
import {
  aCitizen,
  aDatabase,
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  type HttpAnswer,
  type RunningApp,
  type TestCitizen,
  type ThrowAwayDatabase,
} from '../../testing';
import { StaffSessionStore } from '../staff-authentication';
import { SESSION_STORE } from './session-middleware';
import type { SessionStore } from './session-store';

const SHARED = { HAOPAI_REDIS_PREFIX: `haopai-former-${process.pid}:` };
const OVER_TLS = { Origin: 'https://haopai.example', 'X-Forwarded-Proto': 'https' };
const ADMIN = '/api/v1/admin/me';

describe('cookies', () => {
  let database: ThrowAwayDatabase;
  let before: RunningApp;
  let production: RunningApp;
  let citizen: TestCitizen;

  beforeAll(async () => {
    database = await aDatabase();
    before = await aRunningApp(SHARED, database);
    production = await aRunningApp(
      {
        ...SHARED,
        NODE_ENV: 'production',
        HAOPAI_SMS: 'sandbox-in-production',
        HAOPAI_PAYMENTS: 'sandbox-in-production',
        HAOPAI_IDENTITY: 'sandbox-in-production',
        HAOPAI_DURABILITY: 'one-disk',
        HAOPAI_ORIGINS: 'https://haopai.example',
        HAOPAI_TRUSTED_PROXIES: '1',
      },
      database,
    );
    citizen = await aCitizen(before.pool);
  });
  afterAll(async () => {
    await production.stop();
    await before.stop();
    await database.drop();
  });

  /** As production has stored it: a session keeps how its cookie is set. */
  async function asInProduction(
    store: Pick<SessionStore, 'get' | 'set'>,
    cookies: string,
    name: string,
  ): Promise<void> {
    const id = new RegExp(`${name}=s:([^.]+)\\.`).exec(decodeURIComponent(cookies))?.[1] ?? '';
    const session = (await store.get(id)) as SessionData;
    session.cookie.secure = true;
    await store.set(id, session);
  }
  const setBy = ({ headers }: HttpAnswer, name: string): string | undefined =>
    headers.getSetCookie().find((line) => line.startsWith(`${name}=`));
  const inProduction = (path: string, Cookie: string): Promise<HttpAnswer> =>
    production.client().get(path, { ...OVER_TLS, Cookie });

  it('of a citizen go on under a guarded name, and count beside it no more', async () => {
    const plain = (await before.clientOf(citizen)).cookieHeader;
    expect(plain).toMatch(/(^|; )haopai\.sid=/);
    await asInProduction(before.app.get<SessionStore>(SESSION_STORE), plain, 'haopai.sid');
    const first = await inProduction('/api/v1/me', plain);
    expect(first.status).toBe(200);
    const guarded = setBy(first, '__Host-haopai.sid') ?? '';
    expect(guarded).toMatch(/; Path=\/;.*; HttpOnly; Secure; SameSite=Lax/);
    expect(guarded).not.toContain('Domain');
    const [pair = ''] = guarded.split(';', 1);
    expect((await inProduction('/api/v1/me', pair)).status).toBe(200);
    // Whoever plants one of the old name changes nothing.
    const other = (await before.clientOf(await aCitizen(before.pool))).cookieHeader;
    const both = await inProduction('/api/v1/me', `${other}; ${pair}`);
    expect(both.body).toMatchObject({ username: citizen.username });
    // Instances of the release before go on beside this one.
    expect((await before.client().get('/api/v1/me', { Cookie: plain })).status).toBe(200);
  });

  it('of staff go on as well, and to their endpoints alone', async () => {
    const staff = await clientOfStaff(before, await aStaffMember(before, 'clerk'));
    await asInProduction(before.app.get(StaffSessionStore), staff.cookieHeader, 'haopai.staff');
    const first = await inProduction(ADMIN, staff.cookieHeader);
    expect(first.status).toBe(200);
    const guarded = setBy(first, '__Secure-haopai.staff') ?? '';
    expect(guarded).toMatch(/; Path=\/api\/v1\/admin;.*; HttpOnly; Secure; SameSite=Strict/);
    const [pair = ''] = guarded.split(';', 1);
    expect((await inProduction(ADMIN, pair)).status).toBe(200);
    expect((await inProduction('/api/v1/me', pair)).status).toBe(401);
  });
});
