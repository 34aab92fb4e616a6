// How fast a connection may send, whatever it sends, counted before it is read: whoever sends more is not read from for the rest of the second; of a stranger, or where one polls, nothing more is looked at, and a stranger who goes on is cut.
import type { Lane } from '../../platform/lanes';

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
  on(event: 'packet', listener: (packet: { type: string }) => void): unknown;
  /** Of one that is to take the place of a poll: each time that it asks for it, and once when it has it. */
  on(event: 'upgrading' | 'upgrade', listener: (transport: PacedTransport) => void): unknown;
  once(event: 'close', listener: () => void): unknown;
  close(discard: boolean): void;
}

export function paceMessages(connection: PacedConnection, lane: Lane, noteCut: () => void): void {
  const messagesMax = lane === 'strangers' ? STRANGERS_MESSAGES_MAX : MESSAGES_MAX;
  let count = 0;
  let strikes = 0;
  let fromMs = performance.now();
  let resuming: NodeJS.Timeout | null = null;
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
  connection.on('packet', (packet) => {
    const { transport } = connection;
    note(transport);
    // What had come before the pause is still handed over, and a poll cannot be paused. Engine.IO gives a packet of this type to nobody.
    const isDropped = count > messagesMax && (lane === 'strangers' || transport.socket === undefined);
    if (isDropped && packet.type === 'message') packet.type = 'noop';
  });
  connection.on('upgrading', note);
  connection.on('upgrade', noteFrames);
  noteFrames(connection.transport);
  connection.once('close', () => {
    if (resuming !== null) clearTimeout(resuming);
  });
}
