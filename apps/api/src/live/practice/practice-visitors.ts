// The sockets of one who practises on this instance. What they are told crosses no Redis: a practice lives where they are.
import { compactBoardTick, compactLotTick, readsCompactTicks } from '@haopai/contracts';
import type {
  AuctionMessage,
  BoardTick,
  LotTick,
  OnTheWire,
  PracticeEnd,
  PracticeServerEvents,
} from '@haopai/contracts';
import type { PracticeAudience } from './practice-audience';

export type PracticeEvents = OnTheWire<PracticeServerEvents>;

/** What is needed of a socket. */
export interface PracticeSocket {
  readonly handshake: { readonly auth: Readonly<Record<string, unknown>> };
  emit<Event extends keyof PracticeEvents>(event: Event, ...args: Parameters<PracticeEvents[Event]>): unknown;
}

export class PracticeVisitors implements PracticeAudience {
  private readonly sockets = new Set<PracticeSocket>();

  get count(): number {
    return this.sockets.size;
  }

  join(socket: PracticeSocket): void {
    this.sockets.add(socket);
  }

  leave(socket: PracticeSocket): void {
    this.sockets.delete(socket);
  }

  lotTick(tick: LotTick): void {
    for (const socket of this.sockets)
      socket.emit('lot.tick', readsCompactTicks(socket.handshake.auth) ? compactLotTick(tick) : tick);
  }

  boardTick(tick: BoardTick): void {
    for (const socket of this.sockets)
      socket.emit('board.tick', readsCompactTicks(socket.handshake.auth) ? compactBoardTick(tick) : tick);
  }

  auctionMessage(message: AuctionMessage): void {
    for (const socket of this.sockets) socket.emit('auction.message', message);
  }

  ended(end: PracticeEnd): void {
    for (const socket of this.sockets) socket.emit('practice.ended', end);
  }
}
