// The one time that matters of an auction, and how to say it: pure.
import type { AuctionView } from '@haopai/contracts';

export interface AuctionWhen {
  readonly key: 'auctions.starts' | 'auctions.started' | 'auctions.ended';
  readonly atMs: number;
}

export function auctionWhen({ startsAtMs, endedAtMs }: AuctionView, nowMs: number): AuctionWhen {
  if (endedAtMs !== null) return { key: 'auctions.ended', atMs: endedAtMs };
  return { key: nowMs < startsAtMs ? 'auctions.starts' : 'auctions.started', atMs: startsAtMs };
}
