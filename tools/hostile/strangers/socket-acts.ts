// What strangers do with sockets that nobody has logged in on: shout without a pause, and open only to drop.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WireSocket } from '../../bench/sockets/wire-socket';
import { offer } from './offer';
import type { Scene } from './scene';

const SHOUTING_SOCKETS = 50;
const TICK_MS = 25;
/** Bytes that the site has not taken yet: whoever has no room does not shout. */
const HELD_BACK_MAX = 256 * 1024;
const COME_BACK_AFTER_MS = 200;

/** Half of it bids, which want a session; the rest is what watching pages say. */
function shoutOf({ sights }: Scene, nth: number): readonly [event: string, body: object] {
  const lotId = sights.lotIds[nth % sights.lotIds.length] ?? 0;
  if (nth % 2 === 0) return ['lot.bid', { lotId, bidId: randomUUID(), amountFen: 60_000_000, entryId: 1 }];
  return nth % 4 === 1 ? ['lot.watch', { lotId }] : ['clock.ping', { t0: Date.now() }];
}

async function shoutOn(scene: Scene, socket: WireSocket, everyMs: number): Promise<void> {
  const { over, tally } = scene;
  const startedAt = performance.now();
  for (let nth = 0; !over.aborted && socket.isOpen; await sleep(TICK_MS)) {
    const due = (performance.now() - startedAt) / everyMs;
    for (; nth < due; nth++) {
      tally.offered++;
      if (socket.heldBackBytes > HELD_BACK_MAX) tally.unsent++;
      else socket.shout(...shoutOf(scene, nth));
    }
  }
  tally.note(socket.isOpen ? 'open to the end' : 'cut');
  socket.close();
}

/** In the words of the socket: refused, no upgrade, closed. */
function whyNot(error: unknown): string {
  return `not let in (${error instanceof Error ? error.message : String(error)})`;
}

/** Whoever is cut comes back. */
export async function shout(scene: Scene): Promise<void> {
  const { port, over, tally, perSecond, addressOf } = scene;
  const everyMs = (1_000 * SHOUTING_SOCKETS) / perSecond;
  const one = async (nth: number): Promise<void> => {
    while (!over.aborted) {
      try {
        const target = { port, cookie: null, localAddress: addressOf(nth) };
        await shoutOn(scene, await WireSocket.connect(target), everyMs);
      } catch (error) {
        tally.note(whyNot(error));
      }
      await sleep(COME_BACK_AFTER_MS);
    }
  };
  await Promise.all(Array.from({ length: SHOUTING_SOCKETS }, (_, nth) => one(nth)));
}

export function openAndDrop(scene: Scene): Promise<void> {
  return offer(scene, async (nth) => {
    const target = { port: scene.port, cookie: null, localAddress: scene.addressOf(nth) };
    try {
      (await WireSocket.connect(target)).close();
      return 'let in';
    } catch (error) {
      return whyNot(error);
    }
  });
}
