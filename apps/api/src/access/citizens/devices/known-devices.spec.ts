// Which browsers a citizen is known to use, and when they are told of a new one; on the real database.
import { DEVICE_COOKIE } from './device-cookie';
import {
  aCitizen,
  aMobile,
  aRunningApp,
  AN_ASKER,
  codeSentTo,
  giveMobile,
  type HttpClient,
  type RunningApp,
  waitUntil,
} from '../../../testing';

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

describe('a browser', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await aRunningApp();
  });
  afterAll(() => running.stop());

  const logIn = (client: HttpClient, { username, password }: { username: string; password: string }) =>
    client.post('/api/v1/auth/login', { username, password }, { 'User-Agent': CHROME });
  const devicesOf = async (citizenId: number): Promise<number> => {
    const [rows] = await running.pool.query('SELECT * FROM citizen_devices WHERE citizen_id = ?', [
      citizenId,
    ]);
    return (rows as object[]).length;
  };
  const noticesTo = async (citizenId: number): Promise<readonly { kind: string; data: string }[]> => {
    const [rows] = await running.pool.query('SELECT kind, data FROM notices WHERE citizen_id = ?', [
      citizenId,
    ]);
    return rows as { kind: string; data: string }[];
  };
  const cookieOf = (client: HttpClient): string =>
    new RegExp(`${DEVICE_COOKIE}=([^;]+)`).exec(client.cookieHeader)?.[1] ?? '';

  it('keeps its name over log-ins and citizens, and stands in no table under it', async () => {
    const [one, other] = [await aCitizen(running.pool), await aCitizen(running.pool)];
    const client = running.client();
    await logIn(client, one);
    const name = cookieOf(client);
    expect(name).toMatch(/^[\w-]{22}$/);
    await client.post('/api/v1/auth/logout', {});
    await logIn(client, other);
    await logIn(client, one);
    expect(cookieOf(client)).toBe(name);
    expect([await devicesOf(one.id), await devicesOf(other.id)]).toEqual([1, 1]);
    const [rows] = await running.pool.query('SELECT device_hash FROM citizen_devices');
    expect(JSON.stringify(rows)).not.toContain(name);
  });

  it('is told to the citizen when it is new and another one was known, by whatever way it came in', async () => {
    const citizen = await aCitizen(running.pool);
    const mobile = aMobile();
    await giveMobile(running, citizen, mobile);
    const first = running.client();
    await logIn(first, citizen);
    await logIn(first, citizen);
    const code = await codeSentTo(running, mobile, 'login');
    const headers = { ...AN_ASKER, 'User-Agent': CHROME };
    await running.client().post('/api/v1/auth/login/sms', { mobile, code }, headers);
    await waitUntil(async () => (await noticesTo(citizen.id)).length > 0);
    const notices = await noticesTo(citizen.id);
    expect(notices).toHaveLength(1);
    expect(notices[0]?.kind).toBe('newDevice');
    expect(JSON.parse(notices[0]?.data ?? '')).toEqual({ device: expect.stringContaining('Chrome 141') });
  });

  it('is forgotten when twenty others were used since', async () => {
    const citizen = await aCitizen(running.pool);
    for (let nth = 0; nth < 22; nth += 1) await logIn(running.client(), citizen);
    expect(await devicesOf(citizen.id)).toBe(20);
  });

  it('may log in many times at the same instant', async () => {
    const citizen = await aCitizen(running.pool);
    const client = running.client();
    await logIn(client, citizen);
    const answers = await Promise.all(Array.from({ length: 5 }, () => logIn(client, citizen)));
    for (const { status } of answers) expect(status).toBe(200);
    expect(await devicesOf(citizen.id)).toBe(1);
  });
});
