// A line to the site by socket: it stays connected, watches a lot, and goes on to the next instance when the connection is lost.
import { LiveSocket } from '../live-wire/live-socket.ts';
import { measureClockOffset } from '../live-wire/server-clock.ts';
import { sleep, type Surroundings } from '../surroundings.ts';
import { between } from './chance.ts';
import {
  ANSWER_PATIENCE_MS,
  type BidLine,
  type LotFigures,
  RECONNECT_AFTER_MAX_MS,
  RECONNECT_AFTER_MIN_MS,
} from './bid-line.ts';
import { type BidAnswer, type BidOrder, refusedOrUnknown } from './history.ts';
import type { LineAddress } from './rest-line.ts';

export interface SocketLineWish extends LineAddress {
  /** The lot whose ticks `onTick` gets; null to hear none. */
  readonly watchedLotId: number | null;
  /** Called with each connection that is lost or could not be made. */
  readonly onLoss?: () => void;
  /** For the answer to a bid; ANSWER_PATIENCE_MS when left out. */
  readonly patienceMs?: number;
}

export class SocketLine implements BidLine {
  readonly by = 'socket';
  onTick: (tick: LotFigures) => void = () => undefined;
  /** The server's clock less ours, as last measured. */
  clockOffsetMs = 0;
  private at = 0;
  private cookie: string;
  private socket: LiveSocket | null = null;
  private isClosed = false;
  private readonly waiting = new Set<() => void>();

  /** Connects at once, and again after each loss, until it is closed. */
  constructor(
    private readonly surroundings: Surroundings,
    private readonly wish: SocketLineWish,
  ) {
    this.cookie = wish.cookie;
    void this.stayConnected();
  }

  get baseUrl(): string {
    const { baseUrls } = this.wish;
    return baseUrls[this.at % baseUrls.length] ?? '';
  }

  isReady(): Promise<boolean> {
    if (this.socket !== null || this.isClosed) return Promise.resolve(!this.isClosed);
    return new Promise((resolve) => {
      const settle = (): void => {
        stop();
        this.waiting.delete(settle);
        resolve(this.socket !== null);
      };
      const stop = this.surroundings.after(ANSWER_PATIENCE_MS, settle);
      this.waiting.add(settle);
    });
  }

  async send(order: BidOrder): Promise<BidAnswer> {
    const { lotId, bidId, amountFen, entryId } = order;
    if (this.socket === null) return { kind: 'unknown', why: 'no connection' };
    try {
      const body = { lotId, bidId, amountFen, entryId };
      const answer = await this.socket.ask('lot.bid', body, this.wish.patienceMs ?? ANSWER_PATIENCE_MS);
      if (!answer.ok) return refusedOrUnknown(answer);
      const { version, hash, priceFen, endsAtMs } = answer;
      return { kind: 'accepted', receipt: { version, hash, priceFen, endsAtMs } };
    } catch (error) {
      return { kind: 'unknown', why: error instanceof Error ? error.message : String(error) };
    }
  }

  /** A socket keeps the session that it came with. */
  renew(cookie: string): void {
    this.cookie = cookie;
    this.socket?.close();
  }

  close(): void {
    this.isClosed = true;
    this.socket?.close();
    for (const settle of [...this.waiting]) settle();
  }

  private async stayConnected(): Promise<void> {
    const { surroundings } = this;
    while (!this.isClosed) {
      await this.holdConnection();
      this.socket = null;
      if (this.isClosed) return;
      this.wish.onLoss?.();
      this.at++;
      await sleep(surroundings, between(surroundings.random, RECONNECT_AFTER_MIN_MS, RECONNECT_AFTER_MAX_MS));
    }
  }

  /** Resolves when the connection is lost, or could not be made. */
  private async holdConnection(): Promise<void> {
    try {
      const { baseUrl, cookie } = this;
      const socket = await LiveSocket.connect(this.surroundings, { baseUrl, cookie });
      const closed = new Promise<void>((resolve) => (socket.onClosed = () => resolve()));
      if (this.isClosed) return socket.close();
      this.clockOffsetMs = await measureClockOffset(this.surroundings, socket);
      await this.watch(socket);
      this.socket = socket;
      for (const settle of [...this.waiting]) settle();
      await closed;
    } catch {
      // The next try tells.
    }
  }

  private async watch(socket: LiveSocket): Promise<void> {
    const { watchedLotId } = this.wish;
    if (watchedLotId === null) return;
    socket.news['lot.tick'] = (tick) => this.onTick(tick);
    const answer = await socket.ask('lot.watch', { lotId: watchedLotId }, ANSWER_PATIENCE_MS);
    if (answer.ok) this.onTick(answer.lot);
  }
}
