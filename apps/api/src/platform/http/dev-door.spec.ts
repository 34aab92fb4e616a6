// The pages under /dev open to this machine alone: by address, without a proxy between, under a name that nobody else has.
import { request } from 'node:http';
import { aRunningApp, type RunningApp } from '../../testing';
import { type DevCaller, maySeeDevPages } from './dev-door';

const here: DevCaller = { address: '127.0.0.1', headers: { host: 'localhost:3000' } };

describe('the pages under /dev', () => {
  it.each(['localhost', 'LOCALHOST:8080', '127.0.0.1:3000', '127.9.8.7', '[::1]:3000'])(
    'open to this machine when it asks for %s',
    (host) => {
      for (const address of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])
        expect(maySeeDevPages({ address, headers: { host } }, false)).toBe(true);
    },
  );

  it.each(['10.0.0.2', '192.168.1.4', '172.17.0.1', '203.0.113.9', '2001:db8::1', '', undefined])(
    'are not there for %s',
    (address) => expect(maySeeDevPages({ ...here, address }, false)).toBe(false),
  );

  it.each([
    'rebound.example',
    'localhost.rebound.example',
    '127.0.0.1.nip.example:3000',
    '10.0.0.2:3000',
    '',
    undefined,
  ])('are not there for this machine’s browser under the name %s', (host) =>
    expect(maySeeDevPages({ ...here, headers: { host } }, false)).toBe(false),
  );

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host', 'via'])(
    'are not there for whoever comes through a proxy, which says so by %s',
    (name) => {
      const passedOn = { ...here, headers: { ...here.headers, [name]: '127.0.0.1' } };
      expect(maySeeDevPages(passedOn, false)).toBe(false);
    },
  );

  it('open through a proxy that listens on this machine alone, and still under no other name and from nowhere else', () => {
    const passedOn = {
      address: '172.18.0.3',
      headers: { host: 'localhost:8080', 'x-forwarded-for': '172.18.0.1' },
    };
    expect(maySeeDevPages(passedOn, true)).toBe(true);
    expect(maySeeDevPages({ ...passedOn, address: '203.0.113.9' }, true)).toBe(false);
    expect(maySeeDevPages({ ...passedOn, headers: { host: 'rebound.example' } }, true)).toBe(false);
  });

  it.each(['haopai-forwarded-for', 'forwarded', 'x-real-ip', 'x-forwarded-host', 'via'])(
    'are not there for whoever had come to that proxy through another one, which says so by %s',
    (name) => {
      const headers = { host: 'localhost:8080', 'x-forwarded-for': '127.0.0.1', [name]: '127.0.0.1' };
      expect(maySeeDevPages({ address: '127.0.0.1', headers }, true)).toBe(false);
    },
  );
});

describe('a site that runs', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await aRunningApp();
  });
  afterAll(() => running.stop());

  /** Not by fetch, which names its own host. */
  const statusOf = (path: string, headers: Readonly<Record<string, string>>): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = request(`${running.url}${path}`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      sent.on('error', reject).end();
    });

  it.each(['/dev/sms', '/dev/mail', '/dev/totp', '/dev/captcha/1', '/dev/pay/1', '/DEV/sms', '/dev//sms'])(
    'shows %s to nobody who comes from elsewhere',
    async (path) => {
      expect(await statusOf(path, { Host: 'rebound.example' })).toBe(404);
      expect(await statusOf(path, { 'X-Forwarded-For': '203.0.113.9' })).toBe(404);
    },
  );

  it('shows texts to whoever sits here', async () => expect(await statusOf('/dev/sms', {})).toBe(200));
});
