// Request smuggling: a line on which two readers could see different requests is refused and hung up on.
import type { Attack } from '../attack';
import { sendRaw, statusesOf } from '../http/raw';

const HIDDEN = (host: string): string => `GET /api/v1/clock HTTP/1.1\r\nHost: ${host}\r\n\r\n`;

/** Heads of a POST whose end is told in two ways, or in a way that not everybody understands. */
const HEADS: readonly (readonly [what: string, lines: string, body: string])[] = [
  [
    'Content-Length and Transfer-Encoding',
    'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n',
    '0\r\n\r\n',
  ],
  [
    'Transfer-Encoding and Content-Length',
    'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n',
    '0\r\n\r\n',
  ],
  ['two lengths', 'Content-Length: 0\r\nContent-Length: 5\r\n', ''],
  ['lengths in a list', 'Content-Length: 0, 5\r\n', ''],
  ['a length with a sign', 'Content-Length: +0\r\n', ''],
  ['a length in hexadecimal', 'Content-Length: 0x0\r\n', ''],
  ['a negative length', 'Content-Length: -1\r\n', ''],
  ['an unknown encoding', 'Transfer-Encoding: xchunked\r\n', '0\r\n\r\n'],
  ['chunked, then identity', 'Transfer-Encoding: chunked, identity\r\n', '0\r\n\r\n'],
  ['a space before the colon', 'Transfer-Encoding : chunked\r\n', '0\r\n\r\n'],
  ['a folded line', 'Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n', '0\r\n\r\n'],
  ['a bare line feed', 'X-A: b\nTransfer-Encoding: chunked\nContent-Length: 5\r\n', '0\r\n\r\n'],
  ['a chunk size with a sign', 'Transfer-Encoding: chunked\r\n', '-0\r\n\r\n'],
  ['a chunk size that is no number', 'Transfer-Encoding: chunked\r\n', 'zz\r\n\r\n'],
  ['a chunk size beyond all', 'Transfer-Encoding: chunked\r\n', 'ffffffffffffffffff\r\n\r\n'],
];

export const smuggling: Attack = {
  id: 'smuggling',
  tries:
    'two lengths, lengths and chunks together, odd encodings and chunk sizes, each with a second request behind it',
  async run(scene, look) {
    const { host } = new URL(scene.baseUrl);
    for (const [what, lines, body] of HEADS) {
      const head = `POST /api/v1/auth/logout HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${scene.baseUrl}\r\n${lines}\r\n`;
      const heard = await sendRaw(scene.baseUrl, head + body + HIDDEN(host));
      const [first, second] = statusesOf(heard);
      look.holds(first === undefined || first >= 400, `${what}: the request is answered ${first}`);
      look.holds(
        second === undefined || second >= 400,
        `${what}: the request behind it is answered ${second}`,
      );
    }
    // Two honest requests on one line get two answers: else the tries above say nothing.
    const honest = await sendRaw(scene.baseUrl, HIDDEN(host) + HIDDEN(host));
    look.holds(statusesOf(honest).join() === '200,200', 'two honest requests on one line are not answered');
  },
};
