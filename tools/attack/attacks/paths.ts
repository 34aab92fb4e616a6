// Paths: no file of the machine is read by dots, slashes and zeros in an address, and no file that only looks like a picture is taken.
import { randomUUID } from 'node:crypto';
import type { Attack, Look } from '../attack';
import type { Person } from '../cast/person';
import type { Scene } from '../scene';

const UPS = [
  '../',
  '..%2f',
  '%2e%2e/',
  '%2e%2e%2f',
  '..%5c',
  '..\\',
  '....//',
  '..;/',
  '%252e%252e%252f',
  '..%c0%af',
  '..%ef%bc%8f',
];
const BEFORE = [
  '/',
  '/assets/',
  '/admin/',
  '/admin/assets/',
  '/api/v1/',
  '/api/v1/pictures/',
  '/api/v1/open-data/',
  '/api/docs/',
];
const AIMS = ['etc/passwd', 'package.json'];
const PLAIN = [
  ...[
    '/.env',
    '/.git/config',
    '/.git/HEAD',
    '/package.json',
    '/api/main.js',
    '/main.js.map',
    '/docker/.env',
    '/node_modules/.package-lock.json',
  ],
  ...[
    '//etc/passwd',
    '/%00',
    '/index.html%00.png',
    '/assets/%2e',
    '/./.env',
    '/server-status',
    '/api/v1/pictures/%2e%2e',
    '/secrets/mysql_serve_url',
  ],
];
const STOLEN = /root:.*:0:0:|"name": "haopai"|\[core\]|^ref: refs|mysql:\/\/|"lockfileVersion"/m;
const UPS_MAX = 6;

export const paths: Attack = {
  id: 'paths',
  tries:
    'ways up out of the folders of pages, pictures and papers; hidden files; uploads that are no pictures',
  async run(scene, look) {
    const stranger = scene.stranger();
    const climbing = BEFORE.flatMap((before) =>
      UPS.flatMap((up) => AIMS.map((aim) => before + up.repeat(UPS_MAX) + aim)),
    );
    for (const path of [...PLAIN, ...climbing]) {
      const { status, text } = await stranger.askPatiently({ path });
      look.holds(!STOLEN.test(text), `${path} gives a file of the machine`);
      look.holds(status < 500, `${path} is answered ${status}`);
    }
    await tryOwn(look, await scene.thief());
    await tryUploads(scene, look);
  },
};

async function tryOwn(look: Look, thief: Person): Promise<void> {
  for (const up of UPS)
    for (const place of ['/me/confirmations/', '/me/orders/', '/me/claims/1/files/']) {
      const { status, text } = await thief.get(`${place}${up.repeat(UPS_MAX)}etc/passwd/file`);
      look.holds(status >= 400 && status < 500 && !STOLEN.test(text), `${place}${up}… is answered ${status}`);
    }
}

const SCRIPT = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
const FILES: readonly (readonly [what: string, type: string, bytes: Buffer])[] = [
  ['a page', 'text/html', Buffer.from('<html><script>alert(1)</script></html>')],
  ['a page that is called a picture', 'image/png', Buffer.from('<html><script>alert(1)</script></html>')],
  ['an SVG with a script', 'image/svg+xml', Buffer.from(SCRIPT)],
  ['an SVG that is called a JPEG', 'image/jpeg', Buffer.from(SCRIPT)],
  ['a program', 'application/octet-stream', Buffer.from('MZ\x90\x00\x03', 'latin1')],
  ['the head of a PNG and nothing more', 'image/png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
  ['a picture and a page in one', 'image/gif', Buffer.from('GIF89a/*<script>alert(1)</script>*/=1;')],
];

async function tryUploads(scene: Scene, look: Look): Promise<void> {
  const citizen = await scene.newCitizen();
  const key = { 'Idempotency-Key': randomUUID() };
  const { id } = await citizen.must<{ id: number }>(
    citizen.post('/me/claims', { about: 'other', text: '附件试探' }, key),
  );
  for (const [what, type, bytes] of FILES) {
    const { status } = await citizen.ask({
      ...{ method: 'POST', path: `/api/v1/me/claims/${id}/files`, body: bytes },
      headers: { 'Content-Type': type },
    });
    look.holds(status >= 400 && status < 500, `${what} is taken as a file of a claim: ${status}`);
  }
}
