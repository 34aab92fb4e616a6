// Sockets: what nobody may do over REST nobody does there, and messages that no page sends cost their sender the line at most.
import { io, type Socket } from 'socket.io-client';
import type { Attack, Look } from '../attack';
import type { Person } from '../cast/person';
import type { Scene } from '../scene';

const ANSWER_MS = 5_000;
const KEY = '7d3f6c1a-9f42-4a7e-8a30-5a2d0f1b9c11';

const MESSAGES: readonly (readonly [event: string, body: unknown])[] = [
  ['lot.bid', { lotId: 1, bidId: KEY, amountFen: 100, entryId: 1 }],
  ['lot.bid', { lotId: 1, bidId: KEY, amountFen: 100, entryId: 1, citizenId: 1 }],
  ['lot.bid', { lotId: 1, bidId: KEY, amountFen: -1, entryId: 1 }],
  ['lot.bid', { lotId: 1, bidId: KEY, amountFen: 1e308, entryId: 1 }],
  ['lot.bid', { lotId: '1 OR 1=1', bidId: KEY, amountFen: '100', entryId: [1] }],
  ['lot.bid', null],
  ['lot.bid', 'text'],
  ['lot.proxy', { lotId: 1, proxyId: KEY, ceilingFen: 100, entryId: 1, sessionId: 'x' }],
  ['lot.proxy.cancel', { lotId: 1, proxyId: KEY }],
  ['auction.enter', { auctionId: 1, paddleNo: 1, accessCode: '000000' }],
  ['auction.enter', { auctionId: { $gt: 0 }, paddleNo: {}, accessCode: { $ne: '' } }],
];

export const sockets: Attack = {
  id: 'sockets',
  tries:
    'bids, maximum bids and rooms of others over a socket, as nobody and as another citizen; odd and huge messages',
  async run(scene, look) {
    const stranger = scene.stranger();
    for (const [who, person] of [
      ['nobody', stranger],
      ['another citizen', await scene.thief()],
    ] as const)
      await onSocket(scene, person, async (socket) => {
        for (const [event, body] of MESSAGES) {
          const answer = await askSocket(socket, event, body);
          look.holds(answer?.ok !== true, `${event} ${JSON.stringify(body)} as ${who} is done`);
        }
      });
    await tryHuge(scene, look, stranger);
    await onSocket(scene, stranger, async (socket) => {
      const answer = await askSocket(socket, 'clock.ping', { t0: 1 });
      look.holds(answer?.ok === true, 'a socket tells no clock, so nothing was tried');
    });
  },
};

async function tryHuge(scene: Scene, look: Look, person: Person): Promise<void> {
  await onSocket(scene, person, async (socket) => {
    const cut = new Promise<boolean>((resolve) => {
      socket.once('disconnect', () => resolve(true));
      setTimeout(resolve, ANSWER_MS, false);
    });
    socket.emit('lot.watch', { lotId: 1, more: 'x'.repeat(1024 * 1024) });
    look.holds(await cut, 'a message of a megabyte does not cost the line');
  });
}

async function onSocket(
  { baseUrl }: Scene,
  { cookieHeader, from }: Person,
  act: (socket: Socket) => Promise<void>,
): Promise<void> {
  const socket = io(`${baseUrl}/live`, {
    ...{ transports: ['websocket'], forceNew: true, reconnection: false },
    extraHeaders: { Origin: baseUrl, ...(cookieHeader !== '' && { Cookie: cookieHeader }) },
    ...(from === undefined ? {} : { localAddress: from }),
  });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    await act(socket);
  } finally {
    socket.disconnect();
  }
}

/** Null when none comes. */
function askSocket(socket: Socket, event: string, body: unknown): Promise<{ ok?: boolean } | null> {
  return (socket.timeout(ANSWER_MS).emitWithAck(event, body) as Promise<{ ok?: boolean }>).catch(() => null);
}
