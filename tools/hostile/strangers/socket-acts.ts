// What strangers do with sockets: shout without a pause, open only to drop, and stay each below its own limit with very many.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { WireSocket } from '../../bench/sockets/wire-socket';
import { cookieOfCitizen } from './cookie-of-citizen';
import { offer } from './offer';
import type { Scene } from './scene';

const SHOUTING_SOCKETS = 50;
/** As many as one session may have. */
const CITIZENS_SOCKETS = 50;
const STRANGERS_SOCKETS = 600;
/** As fast as one address may. */
const OPENED_PER_SECOND = 20;
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

type Say = (scene: Scene, nth: number) => readonly [event: string, body: object];

/** `say` at a steady pace, answered or not. */
async function shoutOn(scene: Scene, socket: WireSocket, everyMs: number, say: Say): Promise<void> {
  const { over, tally } = scene;
  const startedAt = performance.now();
  for (let nth = 0; !over.aborted && socket.isOpen; await sleep(TICK_MS)) {
    const due = (performance.now() - startedAt) / everyMs;
    for (; nth < due; nth++) {
      tally.offered++;
      if (socket.heldBackBytes > HELD_BACK_MAX) tally.unsent++;
      else socket.shout(...say(scene, nth));
    }
  }
  tally.note(socket.isOpen ? 'open to the end' : 'cut');
  socket.close();
}

/** In the words of the socket: refused, no upgrade, closed. */
function whyNot(error: unknown): string {
  return `not let in (${error instanceof Error ? error.message : String(error)})`;
}

interface Company {
  readonly sockets: number;
  readonly cookie: string | null;
  /** Sockets come one after the other, so far apart. */
  readonly apartMs: number;
  readonly say: Say;
}

/** Whoever is cut comes back. */
async function shoutTogether(scene: Scene, { sockets, cookie, apartMs, say }: Company): Promise<void> {
  const { port, over, tally, perSecond, addressOf } = scene;
  const everyMs = (1_000 * sockets) / perSecond;
  const one = async (nth: number): Promise<void> => {
    await sleep(nth * apartMs, undefined, { signal: over }).catch(() => undefined);
    while (!over.aborted) {
      try {
        const target = { port, cookie, localAddress: addressOf(nth) };
        await shoutOn(scene, await WireSocket.connect(target), everyMs, say);
      } catch (error) {
        tally.note(whyNot(error));
      }
      await sleep(COME_BACK_AFTER_MS);
    }
  };
  await Promise.all(Array.from({ length: sockets }, (_, nth) => one(nth)));
}

export function shout(scene: Scene): Promise<void> {
  return shoutTogether(scene, { sockets: SHOUTING_SOCKETS, cookie: null, apartMs: 0, say: shoutOf });
}

/** All sockets are one citizen's, each slower than a socket may be. */
export async function watchTogether(scene: Scene): Promise<void> {
  const cookie = await cookieOfCitizen(scene, scene.sights.usernames.at(-1) ?? '');
  const say: Say = ({ sights: { auctionIds } }) => ['auction.watch', { auctionId: auctionIds[0] ?? 0 }];
  await shoutTogether(scene, { sockets: CITIZENS_SOCKETS, cookie, apartMs: 1_000 / OPENED_PER_SECOND, say });
}

/** Nobody has logged in, and each socket is slower than a stranger's may be. */
export function pingTogether(scene: Scene): Promise<void> {
  const say: Say = () => ['clock.ping', { t0: Date.now() }];
  const apartMs = 1_000 / OPENED_PER_SECOND;
  return shoutTogether(scene, { sockets: STRANGERS_SOCKETS, cookie: null, apartMs, say });
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
