// The people in the room of a storm who only look: each has a paddle and a socket at one of the instances. A fault cuts the lines of many at once.
import { LIVE_NAMESPACE, TICK_HANDSHAKE } from '@haopai/contracts';
import { io, type Socket } from 'socket.io-client';
import type { Ticket } from './season';

/** As a browser does, with a little chance in it. */
const BACK_AFTER_MS = 400;
const BACK_SPREAD_MS = 800;

interface Transport {
  readonly ws?: { terminate(): void };
}

class Seat {
  private socket: Socket | null = null;
  private timer: NodeJS.Timeout | undefined;
  private heldUntilMs = 0;
  private hasLeft = false;

  constructor(
    private readonly baseUrls: readonly string[],
    private readonly ticket: Ticket,
    private at: number,
  ) {
    this.sit();
  }

  /** Not a word is said; and it stays away for so long. */
  cut(forMs: number): void {
    this.heldUntilMs = Date.now() + forMs;
    const transport = this.socket?.io.engine?.transport as Transport | undefined;
    transport?.ws?.terminate();
  }

  leave(): void {
    this.hasLeft = true;
    clearTimeout(this.timer);
    this.socket?.disconnect();
  }

  private sit(): void {
    const { auctionId, person } = this.ticket;
    const baseUrl = this.baseUrls[this.at % this.baseUrls.length] ?? '';
    const socket = io(`${baseUrl}${LIVE_NAMESPACE}`, {
      transports: ['websocket'],
      extraHeaders: { Cookie: person.cookie, Origin: baseUrl },
      ...{ forceNew: true, reconnection: false, auth: TICK_HANDSHAKE },
    });
    this.socket = socket;
    socket.on('connect', () => socket.emit('auction.watch', { auctionId }));
    for (const end of ['disconnect', 'connect_error']) socket.on(end, () => this.comeBack());
  }

  private comeBack(): void {
    this.socket?.removeAllListeners();
    this.socket?.disconnect();
    this.socket = null;
    clearTimeout(this.timer);
    if (this.hasLeft) return;
    this.at += 1;
    const heldMs = Math.max(this.heldUntilMs - Date.now(), 0);
    this.timer = setTimeout(() => this.sit(), heldMs + BACK_AFTER_MS + Math.random() * BACK_SPREAD_MS);
  }
}

export class Onlookers {
  private seats: readonly Seat[] = [];

  constructor(private readonly baseUrls: readonly string[]) {}

  /** Whoever sat here before has left. */
  fill(tickets: readonly Ticket[]): void {
    this.empty();
    this.seats = tickets.map((ticket, index) => new Seat(this.baseUrls, ticket, index));
  }

  cut(share: number, forMs: number): void {
    for (const seat of this.seats.slice(0, Math.ceil(this.seats.length * share))) seat.cut(forMs);
  }

  empty(): void {
    for (const seat of this.seats) seat.leave();
    this.seats = [];
  }
}
