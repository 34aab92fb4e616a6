// How fast a connection may send, whatever it sends, counted before it is read: whoever sends more is not read from for the rest of the second; of a stranger, or where one polls, nothing more is looked at, and a stranger who goes on is cut.
// The same where all connections of its sender together send too much (packet-sums.ts): what is on top is not looked at.
import { RefusalError } from '../../platform/errors';
import type { Lane } from '../../platform/lanes';
import { refusedAnswer } from '../wire';
import type { PacketAccount } from './packet-sums';

const WINDOW_MS = 1_000;
/** A page sends a few; a bidder's twenty bids a second are far below. */
const MESSAGES_MAX = 60;
/** Whoever only looks sends hardly any. */
const STRANGERS_MESSAGES_MAX = 20;
/** Times that a stranger may send too much. */
const STRIKES_MAX = 2;

/** Engine.IO's; one that polls has no socket. */
interface PacedTransport {
  readonly socket?: {
    pause(): void;
    resume(): void;
    terminate(): void;
    on(event: 'ping' | 'pong', listener: () => void): unknown;
  };
}

/** What is needed of Engine.IO's connection. */
export interface PacedConnection {
  readonly transport: PacedTransport;
  on(event: 'packet', listener: (packet: { type: string; data?: unknown }) => void): unknown;
  /** Of one that is to take the place of a poll: each time that it asks for it, and once when it has it. */
  on(event: 'upgrading' | 'upgrade', listener: (transport: PacedTransport) => void): unknown;
  once(event: 'close', listener: () => void): unknown;
  send(text: string): unknown;
  close(discard: boolean): void;
}

export interface Paced {
  readonly lane: Lane;
  readonly account: PacketAccount | null;
  readonly noteCut: () => void;
}

export function paceMessages(connection: PacedConnection, { lane, account, noteCut }: Paced): void {
  const messagesMax = lane === 'strangers' ? STRANGERS_MESSAGES_MAX : MESSAGES_MAX;
  let count = 0;
  let strikes = 0;
  let fromMs = performance.now();
  let resuming: NodeJS.Timeout | null = null;
  let isFirst = true;
  let toldInMs = Number.NaN;
  const pause = ({ socket }: PacedTransport, forMs: number): void => {
    if (socket === undefined || resuming !== null) return;
    socket.pause();
    resuming = setTimeout(() => {
      resuming = null;
      socket.resume();
    }, forMs);
  };
  /** Something has come. */
  const note = (transport: PacedTransport): void => {
    const now = performance.now();
    if (now - fromMs >= WINDOW_MS) {
      fromMs = now;
      count = 0;
    }
    count += 1;
    // Twice as much counts twice.
    if (count % messagesMax !== 0) return;
    strikes += 1;
    if (lane === 'strangers' && strikes >= STRIKES_MAX) {
      noteCut();
      // Not closed: its sender would have to hear it, behind all that it still has to say.
      transport.socket?.terminate();
      connection.close(true);
    } else pause(transport, fromMs + WINDOW_MS - now);
  };
  const noteFrames = (transport: PacedTransport): void => {
    const noteFrame = (): void => note(transport);
    transport.socket?.on('ping', noteFrame);
    transport.socket?.on('pong', noteFrame);
  };
  /** Its sender hears so once a second: an answer to each would cost what is saved. A stranger hears nothing. */
  const refuse = (transport: PacedTransport, message: unknown): void => {
    const restMs = Math.max(1, Math.ceil(fromMs + WINDOW_MS - performance.now()));
    const refusal = lane === 'strangers' || toldInMs === fromMs ? null : refusalOf(message, restMs);
    if (refusal !== null) {
      toldInMs = fromMs;
      connection.send(refusal);
    }
    pause(transport, restMs);
  };
  connection.on('packet', (packet) => {
    const { transport } = connection;
    note(transport);
    if (packet.type !== 'message') return;
    // What had come before the pause is still handed over, and a poll cannot be paused.
    const isTooFast = count > messagesMax && (lane === 'strangers' || transport.socket === undefined);
    // The first only says to which namespace it wants: without it the connection would wait for nothing.
    const isOnTop = !isTooFast && !isFirst && account?.take() === false;
    isFirst = false;
    if (isOnTop) refuse(transport, packet.data);
    // Engine.IO gives a packet of this type to nobody.
    if (isTooFast || isOnTop) packet.type = 'noop';
  });
  connection.on('upgrading', note);
  connection.on('upgrade', noteFrames);
  noteFrames(connection.transport);
  connection.once('close', () => {
    if (resuming === null) return;
    clearTimeout(resuming);
    // The other side says that it closes, too: while nobody reads that, the connection stays for half a minute.
    connection.transport.socket?.resume();
  });
}

/** Socket.IO's event with an id, not parsed: its namespace and its id are what an answer repeats. */
const ASKED = /^2(\/[^,]{1,40},)?(\d{1,15})\[/;

/** The acknowledgement that says so; null for what wants none. */
function refusalOf(message: unknown, retryAfterMs: number): string | null {
  const [, namespace = '', id] = (typeof message === 'string' ? ASKED.exec(message) : null) ?? [];
  if (id === undefined) return null;
  const answer = refusedAnswer(new RefusalError('REQUEST.RATE_LIMITED', { retryAfterMs }));
  return `3${namespace}${id}[${JSON.stringify(answer)}]`;
}
