// In production cookies count under the names that browsers guard: another host of the same domain can plant one of a plain name. On the real program,
// twice, over one Redis and one database.
import type { Request } from 'express';
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
} from '../../../testing';
import { DeviceCookie } from './device-cookie';

const SHARED = { HAOPAI_REDIS_PREFIX: `haopai-guarded-${process.pid}:` };
const OVER_TLS = { Origin: 'https://haopai.example', 'X-Forwarded-Proto': 'https' };
const ADMIN = '/api/v1/admin/me';

describe('cookies', () => {
  let database: ThrowAwayDatabase;
  let elsewhere: RunningApp;
  let production: RunningApp;
  let citizen: TestCitizen;

  beforeAll(async () => {
    database = await aDatabase();
    elsewhere = await aRunningApp(SHARED, database);
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
    citizen = await aCitizen(elsewhere.pool);
  });
  afterAll(async () => {
    await production.stop();
    await elsewhere.stop();
    await database.drop();
  });

  const inProduction = (path: string, Cookie: string): Promise<HttpAnswer> =>
    production.client().get(path, { ...OVER_TLS, Cookie });

  it('of a citizen open a session under the guarded name alone', async () => {
    const planted = (await elsewhere.clientOf(citizen)).cookieHeader;
    expect(planted).toMatch(/(^|; )haopai\.sid=/);
    expect((await inProduction('/api/v1/me', planted)).status).toBe(401);
    const guarded = planted.replace('haopai.sid=', '__Host-haopai.sid=');
    expect((await inProduction('/api/v1/me', guarded)).body).toMatchObject({ username: citizen.username });
  });

  it('of staff, too, and to their endpoints alone', async () => {
    const { cookieHeader } = await clientOfStaff(elsewhere, await aStaffMember(elsewhere, 'clerk'));
    expect((await inProduction(ADMIN, cookieHeader)).status).toBe(401);
    const guarded = cookieHeader.replace('haopai.staff=', '__Secure-haopai.staff=');
    expect((await inProduction(ADMIN, guarded)).status).toBe(200);
    expect((await inProduction('/api/v1/me', guarded)).status).toBe(401);
  });

  it('of a browser that was here before are read by their guarded name alone', () => {
    const device = (name: string): string | null =>
      production.app.get(DeviceCookie).of({ headers: { cookie: `${name}=${'A'.repeat(22)}` } } as Request);
    expect(device('haopai.device')).toBeNull();
    expect(device('__Host-haopai.device')).toBe('A'.repeat(22));
  });
});
