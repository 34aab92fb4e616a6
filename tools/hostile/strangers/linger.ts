// Requests that begin and never end: heads and bodies that come a byte at a time, handshakes that stop half-way.
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Scene } from './scene';

const TICK_MS = 100;
const DRIP_EVERY_MS = 1_000;
/** Open at a time. */
const OPEN_MAX = 1_000;

interface Lingerer {
  readonly socket: Socket;
  /** What is sent again and again, a little at a time. */
  readonly drip: string;
}

const END = '\r\n\r\n';
const UPGRADE = [
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: bm90aGluZyBhdCBhbGwhIQ==',
];

/** The beginning of the nth, and what it goes on with. */
function beginningOf(
  { host, port, baseUrl }: Scene,
  nth: number,
): readonly [beginning: string, drip: string] {
  const own = [`Host: ${host}:${port}`, `Origin: ${baseUrl}`];
  switch (nth % 4) {
    case 0:
      return [['GET /api/v1/auctions HTTP/1.1', ...own, ''].join('\r\n'), 'X-And: so on\r\n'];
    case 1: {
      const head = ['Content-Type: application/json', 'Content-Length: 4000'];
      return [['POST /api/v1/auth/login HTTP/1.1', ...own, ...head].join('\r\n') + `${END}{`, ' '];
    }
    case 2:
      return [[...UPGRADE, ...own, ''].join('\r\n'), 'X-And: so on\r\n'];
    default:
      // Is let in, and never says what it wants.
      return [[...UPGRADE, ...own].join('\r\n') + END, ''];
  }
}

function begin(scene: Scene, nth: number): Lingerer {
  const [beginning, drip] = beginningOf(scene, nth);
  const { host, port, addressOf, tally } = scene;
  const socket = connect({ host, port, localAddress: addressOf(nth) });
  socket.on('error', () => undefined);
  socket.once('close', () => tally.note('ended by the site'));
  socket.resume();
  socket.write(beginning);
  return { socket, drip };
}

export async function linger(scene: Scene): Promise<void> {
  const { over, tally, perSecond } = scene;
  const startedAt = performance.now();
  let lingerers: Lingerer[] = [];
  let drippedAt = startedAt;
  for (let nth = 0; !over.aborted; await sleep(TICK_MS)) {
    lingerers = lingerers.filter(({ socket }) => !socket.destroyed);
    const due = ((performance.now() - startedAt) / 1_000) * perSecond;
    for (; nth < due; nth++) {
      tally.offered++;
      if (lingerers.length < OPEN_MAX) lingerers.push(begin(scene, nth));
      else tally.unsent++;
    }
    if (performance.now() - drippedAt < DRIP_EVERY_MS) continue;
    drippedAt = performance.now();
    for (const { socket, drip } of lingerers) if (drip !== '' && socket.writable) socket.write(drip);
  }
  for (const { socket } of lingerers) {
    socket.removeAllListeners('close');
    if (!socket.destroyed) tally.note('open to the end');
    socket.destroy();
  }
}
