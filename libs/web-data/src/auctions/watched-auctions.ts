// Which auctions the page's socket follows, for all that follow one on the same page: they share its place in the room and a question on its way.
import { inject, Injectable } from '@angular/core';
import type { BoardSnapshot, BoardUnchanged } from '@haopai/contracts';
import { LiveSocket } from '../live/live-socket';
import { unreachable } from '../http/read-refusal';
import { fail, type Outcome, succeed } from '../outcome';

@Injectable({ providedIn: 'root' })
export class WatchedAuctions {
  private readonly live = inject(LiveSocket);
  private readonly followers = new Map<number, number>();
  /** As last told, to say which one is known already. */
  private readonly boards = new Map<number, BoardSnapshot>();
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
    this.boards.delete(auctionId);
    if (this.live.connection() === 'connected') void this.live.ask('auction.unwatch', { auctionId });
  }

  /** The board as it is; from now on its ticks come. A question on its way is everybody's. */
  ask(auctionId: number): Promise<Outcome<BoardSnapshot>> {
    const asked = this.asking.get(auctionId);
    if (asked !== undefined) return asked;
    const boardVersion = this.boards.get(auctionId)?.boardVersion;
    const body = boardVersion === undefined ? { auctionId } : { auctionId, boardVersion };
    const asking = this.live
      .ask('auction.watch', body)
      .then((outcome) =>
        outcome.ok ? this.take(auctionId, outcome.value) : this.forget(auctionId, outcome),
      );
    this.asking.set(auctionId, asking);
    void asking.then(() => {
      if (this.asking.get(auctionId) === asking) this.asking.delete(auctionId);
    });
    return asking;
  }

  private take(auctionId: number, answer: BoardSnapshot | BoardUnchanged): Outcome<BoardSnapshot> {
    if (!('isUnchanged' in answer)) {
      if (this.followers.has(auctionId)) this.boards.set(auctionId, answer);
      return succeed(answer);
    }
    const known = this.boards.get(auctionId);
    // All had left meanwhile: whoever asks next gets the whole board.
    return known === undefined ? fail(unreachable()) : succeed({ ...known, serverMs: answer.serverMs });
  }

  /** A server of the release before refuses a version: the next question says none. */
  private forget<Refused>(auctionId: number, outcome: Refused): Refused {
    this.boards.delete(auctionId);
    return outcome;
  }
}
