// An office with a host of its own, on the real program: each host answers its own, and a page of the portal reaches nothing of the staff's, whatever script
// runs in it: not by its own host, and not by the other with the cookies that a browser sends along.
import { request } from 'node:http';
import { aRunningApp, aStaffMember, codeOf, type RunningApp, type TestStaff } from '../../testing';

const PORTAL = 'haopai.example';
const OFFICE = 'office.haopai.example';
const ADMIN = '/api/v1/admin';

interface Said {
  readonly status: number;
  readonly location: string | undefined;
  readonly text: string;
  readonly opensToOthers: boolean;
}

describe('an office with a host of its own', () => {
  let running: RunningApp;
  let member: TestStaff;
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    running = await aRunningApp({
      HAOPAI_ROLE: 'edge',
      HAOPAI_OFFICE_HOST: OFFICE,
      HAOPAI_ORIGINS: `https://${PORTAL},https://${OFFICE}`,
      HAOPAI_SITE_ORIGIN: `https://${PORTAL}`,
    });
    member = await aStaffMember(running, 'administrator');
    const { username, password, totpSecret } = member;
    for (const [step, body] of [
      ['login', { username, password }],
      ['totp', { code: codeOf(totpSecret) }],
    ] as const) {
      const { status } = await say(OFFICE, `${ADMIN}/auth/${step}`, {
        ...{ method: 'POST', body: JSON.stringify(body) },
      });
      expect([step, status]).toEqual([step, 200]);
    }
  });
  afterAll(() => running.stop());

  /** As a browser would send it; `fetch` takes no Host. */
  function say(
    host: string,
    path: string,
    { method = 'GET', origin = `https://${host}`, accept = 'application/json', body = '' } = {},
  ): Promise<Said> {
    const headers = {
      ...{ Host: host, Origin: origin, Accept: accept },
      Cookie: [...cookies].map((pair) => pair.join('=')).join('; '),
      ...(body === ''
        ? {}
        : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
    };
    return new Promise((resolve, reject) => {
      const asked = request(`${running.url}${path}`, { method, headers }, (answer) => {
        for (const line of answer.headers['set-cookie'] ?? []) {
          const [pair = ''] = line.split(';', 1);
          const at = pair.indexOf('=');
          cookies.set(pair.slice(0, at), pair.slice(at + 1));
        }
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        answer.on('end', () =>
          resolve({
            ...{ status: answer.statusCode ?? 0, location: answer.headers.location, text },
            opensToOthers: Object.keys(answer.headers).some((name) => name.startsWith('access-control-')),
          }),
        );
      });
      asked.on('error', reject).end(body);
    });
  }

  it('answers staff there, and at no other host', async () => {
    expect(await say(OFFICE, `${ADMIN}/me`)).toMatchObject({ status: 200 });
    for (const host of [PORTAL, 'evil.example', `${OFFICE}.evil.example`, `${OFFICE}:81`])
      for (const path of [`${ADMIN}/me`, ADMIN, '/admin', '/admin/', '/admin/staff'])
        expect([host, path, (await say(host, path, { accept: 'text/html' })).status]).toEqual([
          host,
          path,
          404,
        ]);
  });

  it('answers nothing of the citizens’ there: pages lead to the portal, and its own to the office', async () => {
    for (const path of ['/api/v1/me', '/api/v1/me/orders', '/socket.io/?EIO=4&transport=polling'])
      expect([path, (await say(OFFICE, path)).status >= 400]).toEqual([path, true]);
    for (const path of ['/api/v1/auth/login', '/api/v1/accounts', '/api/v1/me/confirmation'])
      expect((await say(OFFICE, path, { method: 'POST', body: '{}' })).status).toBe(404);
    expect(await say(OFFICE, '/', { accept: 'text/html' })).toMatchObject({
      status: 302,
      location: '/admin/',
    });
    expect(await say(OFFICE, '/results/7?page=2', { accept: 'text/html' })).toMatchObject({
      ...{ status: 302, location: `https://${PORTAL}/results/7?page=2` },
    });
    expect((await say(OFFICE, '//evil.example/x', { accept: 'text/html' })).location).toBe(
      `https://${PORTAL}/evil.example/x`,
    );
    expect((await say(OFFICE, '/api/health/live')).status).toBe(200);
  });

  it('is not reached by a script in a page of the portal, though the browser sends the cookie along', async () => {
    const before = await acts();
    const body = JSON.stringify({ username: 'planted', displayName: 'planted', role: 'administrator' });
    const fromPortal = { origin: `https://${PORTAL}`, body };
    const portals = await say(PORTAL, `${ADMIN}/staff`, { ...fromPortal, method: 'POST' });
    expect(portals.status).toBe(404);
    for (const [method, path] of [
      ['POST', 'staff'],
      ['PATCH', `staff/${member.id}`],
      ['PUT', 'roles/editor'],
      ['DELETE', 'me/sessions'],
    ] as const) {
      const answer = await say(OFFICE, `${ADMIN}/${path}`, { ...fromPortal, method });
      expect([path, answer.status, answer.text.includes('REQUEST.BAD_ORIGIN')]).toEqual([path, 403, true]);
    }
    // What only reads changes nothing, and no browser shows its answer to the page: nothing says that others may read.
    const read = await say(OFFICE, `${ADMIN}/staff`, { origin: `https://${PORTAL}` });
    const asked = await say(OFFICE, `${ADMIN}/staff`, { method: 'OPTIONS', origin: `https://${PORTAL}` });
    expect([read.opensToOthers, asked.opensToOthers]).toEqual([false, false]);
    expect(await acts()).toBe(before);
    expect((await say(OFFICE, `${ADMIN}/me`)).status).toBe(200);
  });

  it('reaches nothing of the portal’s from a page of its own', async () => {
    const answer = await say(PORTAL, '/api/v1/me/saved-searches', {
      ...{ method: 'POST', origin: `https://${OFFICE}`, body: '{}' },
    });
    expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('REQUEST.BAD_ORIGIN') });
  });

  async function acts(): Promise<number> {
    const [[row]] = (await running.pool.query('SELECT COUNT(*) AS acts FROM audit_entries')) as unknown as [
      [{ acts: number }],
    ];
    return row.acts;
  }
});
