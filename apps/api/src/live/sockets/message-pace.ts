// How fast a connection may send, counted before a message is read: whoever sends more is not read from for the rest of the second; of a stranger nothing more is looked at, and one who goes on is cut.
import type { Lane } from '../../platform/lanes';

const WINDOW_MS = 1_000;
/** A page sends a few; a bidder's twenty bids a second are far below. */
const MESSAGES_MAX = 60;
/** Whoever only looks sends hardly any. */
const STRANGERS_MESSAGES_MAX = 20;
/** Times that a stranger may send too much. */
const STRIKES_MAX = 2;

/** What is needed of Engine.IO's connection. */
export interface PacedConnection {
  readonly transport: { readonly socket?: { pause(): void; resume(): void; terminate(): void } };
  on(event: 'packet', listener: (packet: { type: string }) => void): unknown;
  once(event: 'close', listener: () => void): unknown;
  close(discard: boolean): void;
}

export function paceMessages(connection: PacedConnection, lane: Lane, noteCut: () => void): void {
  const messagesMax = lane === 'strangers' ? STRANGERS_MESSAGES_MAX : MESSAGES_MAX;
  let count = 0;
  let strikes = 0;
  let fromMs = performance.now();
  let resuming: NodeJS.Timeout | null = null;
  const pause = (forMs: number): void => {
    const { socket } = connection.transport;
    if (socket === undefined || resuming !== null) return;
    socket.pause();
    resuming = setTimeout(() => {
      resuming = null;
      socket.resume();
    }, forMs);
  };
  connection.on('packet', (packet) => {
    const now = performance.now();
    if (now - fromMs >= WINDOW_MS) {
      fromMs = now;
      count = 0;
    }
    count += 1;
    // What had come before the pause is still handed over. Engine.IO gives a packet of this type to nobody.
    if (lane === 'strangers' && count > messagesMax && packet.type === 'message') packet.type = 'noop';
    // Twice as much counts twice.
    if (count % messagesMax !== 0) return;
    strikes += 1;
    if (lane === 'strangers' && strikes >= STRIKES_MAX) {
      noteCut();
      // Not closed: its sender would have to hear it, behind all that it still has to say.
      connection.transport.socket?.terminate();
      connection.close(true);
    } else pause(fromMs + WINDOW_MS - now);
  });
  connection.once('close', () => {
    if (resuming !== null) clearTimeout(resuming);
  });
}
