// A watcher's part: looks at a lot or at the board until the time is over, and notes how late each tick comes.
import { RECONNECT_AFTER_MAX_MS } from '../bidding/bid-line.ts';
import type { LoadSale } from '../bidding/sale.ts';
import { LiveSocket } from '../live-wire/live-socket.ts';
import { measureClockOffset } from '../live-wire/server-clock.ts';
import { sleep, type Surroundings } from '../surroundings.ts';
import type { Notebook } from './notebook.ts';

export interface Watch {
  readonly surroundings: Surroundings;
  readonly notebook: Notebook;
  readonly sale: LoadSale;
  /** Which watcher, from 0: they go round the lots and the instances. */
  readonly watcher: number;
  readonly untilMs: number;
}

const WATCH_PATIENCE_MS = 10_000;
/** Every so many'th watcher looks at the board of all lots. */
const BOARD_EVERY = 4;

export async function watchForAWhile(watch: Watch): Promise<void> {
  const { surroundings, notebook, untilMs } = watch;
  for (let round = 0; surroundings.nowMs() < untilMs; round++) {
    const socket = await LiveSocket.connect(surroundings, addressOf(watch, round)).catch(() => null);
    if (socket !== null && (await stay(socket, watch))) return;
    notebook.noteLoss();
    await sleep(surroundings, RECONNECT_AFTER_MAX_MS * surroundings.random());
  }
}

function addressOf({ sale, watcher }: Watch, round: number): { baseUrl: string; cookie: null } {
  return { baseUrl: sale.baseUrls[(watcher + round) % sale.baseUrls.length] ?? '', cookie: null };
}

/** Resolves with true at the end of the time, with false when the connection is lost before. */
async function stay(socket: LiveSocket, watch: Watch): Promise<boolean> {
  const { surroundings, notebook, untilMs } = watch;
  const lost = new Promise<boolean>((resolve) => (socket.onClosed = () => resolve(false)));
  try {
    const offsetMs = await measureClockOffset(surroundings, socket);
    socket.news['lot.tick'] = ({ bids }) => {
      const newest = bids[bids.length - 1];
      const nowMs = surroundings.nowMs();
      if (newest !== undefined) notebook.noteTick(nowMs, nowMs + offsetMs - newest.atMs);
    };
    await look(socket, watch);
    const over = sleep(surroundings, untilMs - surroundings.nowMs()).then(() => true);
    return await Promise.race([lost, over]);
  } catch {
    return false;
  } finally {
    socket.close();
  }
}

async function look(socket: LiveSocket, { sale, watcher }: Watch): Promise<void> {
  const { auctionId, lots } = sale;
  const lotId = lots[watcher % lots.length]?.id ?? 0;
  if (watcher % BOARD_EVERY === BOARD_EVERY - 1)
    await socket.ask('auction.watch', { auctionId }, WATCH_PATIENCE_MS);
  else await socket.ask('lot.watch', { lotId }, WATCH_PATIENCE_MS);
}
