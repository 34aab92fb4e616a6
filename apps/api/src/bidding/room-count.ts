// How many have an auction open over the sockets of this instance, and how many paddles are among them.
import { Injectable } from '@nestjs/common';
import { LiveNamespace, sessionOfSocket } from '../realtime';
import { LotCards } from './lot-cards';

@Injectable()
export class RoomCount {
  constructor(
    private readonly live: LiveNamespace,
    private readonly cards: LotCards,
  ) {}

  /** A paddle with several pages counts once. Asks nobody: who bid or looked at a lot is remembered. */
  of(auctionId: number, lotIds: readonly number[]): { readonly watchers: number; readonly bidders: number } {
    const sockets = this.live.watchersOf(auctionId, lotIds);
    const paddles = new Set<number>();
    for (const socket of sockets) {
      const session = sessionOfSocket(socket);
      const paddleNo = session === null ? null : this.cards.knownPaddle(session.sessionId, auctionId);
      if (paddleNo !== null) paddles.add(paddleNo);
    }
    return { watchers: sockets.length, bidders: paddles.size };
  }
}
