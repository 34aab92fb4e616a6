// Hosts: the name under which somebody asks, and what they say of proxies, lead nobody elsewhere and open no page that is for this machine.
import type { Attack, Look } from '../attack';
import { sendRaw, statusesOf } from '../http/raw';
import type { Scene } from '../scene';

const EVIL = 'evil.example';
const PATHS = [
  '/',
  '/admin/',
  '/login',
  '/api/v1/regions',
  '/api/v1/open-data',
  '/api/v1/nothing',
  '/admin',
  '//evil.example/%2e%2e',
  '/api/docs',
];
const CLAIMS: readonly (readonly [what: string, headers: Readonly<Record<string, string>>])[] = [
  ['Host', { Host: EVIL }],
  ['Host with a port', { Host: `${EVIL}:80` }],
  ['X-Forwarded-Host', { 'X-Forwarded-Host': EVIL }],
  ['X-Forwarded-Server', { 'X-Forwarded-Server': EVIL, 'X-Host': EVIL, 'X-Original-Host': EVIL }],
  ['Forwarded', { Forwarded: `host=${EVIL};proto=http` }],
  ['X-Forwarded-Proto', { 'X-Forwarded-Proto': 'http', 'X-Forwarded-Host': EVIL, 'X-Forwarded-Port': '81' }],
  ['X-Original-URL', { 'X-Original-URL': '/api/v1/admin/staff', 'X-Rewrite-URL': '/api/v1/admin/staff' }],
];
const DEV_PAGES = [
  '/dev/sms',
  '/dev/mail',
  '/dev/totp',
  '/dev/captcha/1',
  '/dev/pay/1',
  '/DEV/sms',
  '/dev%2fsms',
  '//dev/sms',
  '/dev/./totp',
];
const ELSEWHERE: readonly Readonly<Record<string, string>>[] = [
  ...[
    { Host: EVIL },
    { Host: `localhost.${EVIL}` },
    { 'X-Forwarded-For': '127.0.0.1' },
    { 'X-Real-IP': '127.0.0.1' },
  ],
  { Forwarded: 'for=127.0.0.1' },
];
const SHOWS = /"items":|class="code"|"text":/;

export const hosts: Attack = {
  id: 'hosts',
  tries: 'other names in Host and X-Forwarded-*, whole addresses, pages of development from elsewhere',
  async run(scene, look) {
    const stranger = scene.stranger();
    for (const [what, headers] of CLAIMS)
      for (const path of PATHS) {
        const answer = await stranger.ask({ path, headers });
        const { location = '', ...others } = answer.headers;
        look.holds(!answer.text.includes(EVIL), `${path} with ${what} of another site names it`);
        look.holds(!/^(https?:)?\/\/evil/.test(location), `${path} with ${what} leads to ${location}`);
        look.holds(!JSON.stringify(others).includes(EVIL), `${path} with ${what} has it in its headers`);
        look.holds(answer.status < 500, `${path} with ${what} is answered ${answer.status}`);
      }
    for (const path of DEV_PAGES)
      for (const headers of ELSEWHERE) {
        const { status, text } = await stranger.ask({ path, headers });
        const isShown = status === 200 && SHOWS.test(text);
        look.holds(!isShown, `${path} is shown to ${JSON.stringify(headers)}`);
      }
    await tryOwnLinks(scene, look);
    const whole = await sendRaw(
      scene.baseUrl,
      `GET http://${EVIL}/ HTTP/1.1\r\nHost: ${EVIL}\r\nConnection: close\r\n\r\n`,
    );
    look.holds(!whole.includes(EVIL), 'a request for a whole address of another site is passed on');
    const { status: traced } = await stranger.ask({ method: 'TRACE', path: '/' });
    look.holds(traced >= 400, `TRACE is answered ${traced}`);
    const nameless = await sendRaw(scene.baseUrl, 'GET / HTTP/1.1\r\n\r\n');
    look.holds((statusesOf(nameless)[0] ?? 400) >= 400, 'a request without Host is answered');
  },
};

/** Calendars, receipts and papers lead to the site's own address. */
async function tryOwnLinks(scene: Scene, look: Look): Promise<void> {
  const victim = await scene.victim();
  const { text } = await victim.get('/me/enrolments?size=5');
  const [, id] = /"id":(\d+)/.exec(text) ?? [];
  if (id === undefined) {
    look.leaveOut('links in a calendar: nobody here has enrolled');
    return;
  }
  const calendar = await victim.get(`/me/enrolments/${id}/calendar`, { Host: EVIL });
  look.holds(calendar.status === 200, `a calendar is answered ${calendar.status}`);
  look.holds(!calendar.text.replaceAll('\r\n ', '').includes(EVIL), 'a calendar leads to another site');
}
