// The one time that matters of an auction, and how to say it.
import type { AuctionView } from '@haopai/contracts';
import type { Words } from '@haopai/web-app';

export interface AuctionWhen {
  readonly key: 'auctions.starts' | 'auctions.started' | 'auctions.ended' | 'stopped.cancelledAt';
  readonly atMs: number;
}

export function auctionWhen({ startsAtMs, endedAtMs, stop }: AuctionView, nowMs: number): AuctionWhen {
  if (stop?.kind === 'cancel') return { key: 'stopped.cancelledAt', atMs: stop.atMs };
  if (endedAtMs !== null) return { key: 'auctions.ended', atMs: endedAtMs };
  return { key: nowMs < startsAtMs ? 'auctions.starts' : 'auctions.started', atMs: startsAtMs };
}

/** When it starts, started or ended, in the reader's language. */
export function sayAuctionWhen(words: Words, auction: AuctionView, nowMs: number): string {
  const { key, atMs } = auctionWhen(auction, nowMs);
  return words.say(key, { time: words.dayTime(atMs, nowMs) });
}
