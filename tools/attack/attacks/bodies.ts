// Odd bodies: huge, deep, compressed, with keys of prototypes, and with fields that are not the sender's to fill.
import { gzipSync } from 'node:zlib';
import type { Attack } from '../attack';
import type { Person } from '../cast/person';
import type { Answer } from '../http/ask';

const HUGE_BYTES = 4 * 1024 * 1024;
const BOMB_BYTES = 64 * 1024 * 1024;
/** Below the largest body. */
const DEEP = 5_000;
const SLOW_MS = 8_000;

const TEXTS: readonly (readonly [what: string, body: string | Buffer, headers?: Record<string, string>])[] = [
  ['huge', JSON.stringify({ username: 'x'.repeat(HUGE_BYTES) })],
  ['deep lists', '['.repeat(DEEP) + ']'.repeat(DEEP)],
  ['deep objects', `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`],
  [
    'compressed, and huge when it is not',
    gzipSync(Buffer.alloc(BOMB_BYTES, 0x20)),
    { 'Content-Encoding': 'gzip' },
  ],
  ['__proto__', '{"__proto__":{"isAdmin":true,"status":200},"username":"a","password":"b"}'],
  ['constructor.prototype', '{"constructor":{"prototype":{"isAdmin":true}},"username":"a","password":"b"}'],
  ['cut off', '{"username":"a"'],
  ['no JSON', 'username=a&password=b'],
  ['no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ['a list', '[1,2,3]'],
  ['a number', '7'],
  ['null', 'null'],
  ['objects for texts', '{"username":{"$ne":null},"password":{"$gt":""}}'],
  ['lists for texts', '{"username":["a"],"password":["b"]}'],
  ['the same field twice', '{"username":"a","username":{},"password":"b"}'],
  ['a text for a length', '{"username":{"length":7},"password":"b"}'],
];

export const bodies: Attack = {
  id: 'bodies',
  tries:
    'huge, deep, compressed and cut bodies, keys of prototypes, wrong types, fields that are not one’s own',
  async run(scene, look) {
    const stranger = scene.stranger();
    for (const [what, body, headers = {}] of TEXTS) {
      const answer = await raw(stranger, body, headers);
      const isRefused = answer === null || (answer.status >= 400 && answer.status < 500);
      look.holds(isRefused, `a body that is ${what} is answered ${answer?.status}`);
      look.holds((answer?.ms ?? 0) < SLOW_MS, `a body that is ${what} took ${answer?.ms.toFixed(0)} ms`);
    }
    const victim = await scene.victim();
    for (const stray of [
      { citizenId: 1 },
      { role: 'administrator' },
      { isLocked: false },
      { id: 1 },
      { version: 9 },
    ]) {
      const { status } = await victim.post('/me/saved-searches', {
        scope: 'listings',
        contains: '7',
        ...stray,
      });
      look.holds(
        status === 400,
        `a field ${Object.keys(stray)[0]} that is not one’s own is answered ${status}`,
      );
    }
    const { status, text } = await stranger.get('/clock');
    look.holds(status === 200 && !text.includes('isAdmin'), 'a body has changed what others read');
  },
};

/** Null when the site hangs up before it has read all. */
function raw(person: Person, body: string | Buffer, headers: Record<string, string>): Promise<Answer | null> {
  return person
    .ask({
      ...{ method: 'POST', path: '/api/v1/auth/login', body },
      headers: { 'Content-Type': 'application/json', ...headers },
    })
    .catch(() => null);
}
