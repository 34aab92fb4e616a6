// Which auctions the page's socket follows, for all that follow one on the same page: they share its place in the room and a question on its way.
import { inject, Injectable } from '@angular/core';
import type { BoardSnapshot } from '@haopai/contracts';
import { LiveSocket } from '../live/live-socket';
import type { Outcome } from '../outcome';

@Injectable({ providedIn: 'root' })
export class WatchedAuctions {
  private readonly live = inject(LiveSocket);
  private readonly followers = new Map<number, number>();
  private readonly asking = new Map<number, Promise<Outcome<BoardSnapshot>>>();

  /** One more follows it, until they leave. */
  join(auctionId: number): void {
    this.followers.set(auctionId, (this.followers.get(auctionId) ?? 0) + 1);
  }

  /** With the last one the page's socket follows it no longer. */
  leave(auctionId: number): void {
    const left = (this.followers.get(auctionId) ?? 0) - 1;
    if (left > 0) {
      this.followers.set(auctionId, left);
      return;
    }
    this.followers.delete(auctionId);
    // Whoever comes next must ask after this, or would be out of the room.
    this.asking.delete(auctionId);
    if (this.live.connection() === 'connected') void this.live.ask('auction.unwatch', { auctionId });
  }

  /** The board as it is; from now on its ticks come. A question on its way is everybody's. */
  ask(auctionId: number): Promise<Outcome<BoardSnapshot>> {
    const asked = this.asking.get(auctionId);
    if (asked !== undefined) return asked;
    const asking = this.live.ask('auction.watch', { auctionId });
    this.asking.set(auctionId, asking);
    void asking.then(() => {
      if (this.asking.get(auctionId) === asking) this.asking.delete(auctionId);
    });
    return asking;
  }
}
