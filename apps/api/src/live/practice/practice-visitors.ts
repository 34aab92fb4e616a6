// The sockets of one practising citizen on this instance. What they are told crosses no Redis: a practice lives where they are.
import type {
  AuctionMessage,
  BoardTick,
  LotTick,
  PracticeEnd,
  PracticeServerEvents,
} from '@haopai/contracts';
import type { PracticeAudience } from './practice-audience';

/** What is needed of a socket. */
export interface PracticeSocket {
  emit<Event extends keyof PracticeServerEvents>(
    event: Event,
    ...args: Parameters<PracticeServerEvents[Event]>
  ): unknown;
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
    for (const socket of this.sockets) socket.emit('lot.tick', tick);
  }

  boardTick(tick: BoardTick): void {
    for (const socket of this.sockets) socket.emit('board.tick', tick);
  }

  auctionMessage(message: AuctionMessage): void {
    for (const socket of this.sockets) socket.emit('auction.message', message);
  }

  ended(end: PracticeEnd): void {
    for (const socket of this.sockets) socket.emit('practice.ended', end);
  }
}
