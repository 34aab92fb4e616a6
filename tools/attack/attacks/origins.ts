// Pages of others: what they send in a citizen's name is refused, and they get no socket with a citizen's cookie.
import { randomBytes } from 'node:crypto';
import type { Attack } from '../attack';
import { sendRaw, statusesOf } from '../http/raw';

export const origins: Attack = {
  id: 'origins',
  tries:
    'changes and sockets with a citizen’s cookie from pages of other sites, of no site, and of names that look alike',
  async run(scene, look) {
    const victim = await scene.victim();
    const { host, protocol } = new URL(scene.baseUrl);
    const others = [
      ...[
        'https://evil.example',
        'null',
        '',
        `${protocol}//${host}.evil.example`,
        `${protocol}//evil.example/${host}`,
      ],
      ...[
        `${protocol}//evil.example#${host}`,
        `${protocol}//${host}@evil.example`,
        `ftp://${host}`,
        `${protocol}//${host}:1`,
      ],
    ];
    for (const origin of others) {
      const { status } = await victim.post('/me/saved-searches', {}, { Origin: origin });
      look.holds(status === 403, `a change from Origin "${origin}" is answered ${status}`);
      const [opened] = statusesOf(await sendRaw(scene.baseUrl, handshake(host, victim.cookieHeader, origin)));
      look.holds(
        opened === undefined || opened >= 400,
        `a socket from Origin "${origin}" is answered ${opened}`,
      );
      const polled = await victim.ask({
        path: '/socket.io/?EIO=4&transport=polling',
        headers: { Origin: origin, 'Sec-Fetch-Site': 'cross-site' },
      });
      look.holds(polled.status >= 400, `a poll from Origin "${origin}" is answered ${polled.status}`);
    }
    const { headers } = await victim.get('/me', { Origin: 'https://evil.example' });
    look.holds(
      headers['access-control-allow-origin'] === undefined,
      'answers may be read by other pages (Access-Control-Allow-Origin)',
    );
    // What is refused to others is given to our own page: else the tries above say nothing.
    const own = await sendRaw(scene.baseUrl, handshake(host, victim.cookieHeader, scene.baseUrl), {
      isOver: (soFar) => soFar.includes('\r\n\r\n'),
    });
    look.holds(statusesOf(own)[0] === 101, 'our own page gets no socket, so nothing was tried');
  },
};

function handshake(host: string, cookie: string, origin: string): string {
  const key = randomBytes(16).toString('base64');
  return (
    `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nCookie: ${cookie}\r\n` +
    `Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`
  );
}
