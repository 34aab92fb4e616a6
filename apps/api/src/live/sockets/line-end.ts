// How a socket's line ended: with a word, as when somebody closes the page or we end the session, or without one, and then between which times.
import type { LiveSocket } from './live-namespace';

export const PING_EVERY_MS = 10_000;

/** Socket.IO's reasons that neither side has given on purpose. */
const WITHOUT_A_WORD: ReadonlySet<string> = new Set([
  'transport close',
  'transport error',
  'ping timeout',
  'forced close',
]);
/** Of a WebSocket that nobody has closed: its connection is gone. */
const ABNORMAL = 1006;

interface ClosingSocket {
  prependOnceListener(event: 'close', hear: (code: number) => void): unknown;
}
interface Transport {
  readonly socket?: ClosingSocket;
}

export class LineEnd {
  private heardAtMs: number;
  private closedWith: number | null = null;

  constructor(
    { conn }: LiveSocket,
    private readonly nowMs: () => number,
  ) {
    this.heardAtMs = nowMs();
    conn.on('heartbeat', () => (this.heardAtMs = this.nowMs()));
    conn.on('upgrade', (transport: Transport) => this.hearClose(transport));
    this.hearClose(conn.transport as Transport);
  }

  /** Null for a line that was ended on purpose. */
  lostBetween(reason: string): { readonly fromMs: number; readonly toMs: number } | null {
    const isClosed = this.closedWith !== null && this.closedWith !== ABNORMAL;
    if (!WITHOUT_A_WORD.has(reason) || (isClosed && reason === 'transport close')) return null;
    const nowMs = this.nowMs();
    const fromMs = Math.min(this.heardAtMs, nowMs);
    // A line that falls silent is missed at the next ping.
    if (reason === 'ping timeout') return { fromMs, toMs: Math.min(fromMs + PING_EVERY_MS, nowMs) };
    return { fromMs: reason === 'forced close' ? fromMs : nowMs, toMs: nowMs };
  }

  /** Before Engine.IO hears it: a browser that closes a page says so there. */
  private hearClose({ socket }: Transport): void {
    socket?.prependOnceListener('close', (code) => (this.closedWith = code));
  }
}
