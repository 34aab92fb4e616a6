// Cuts connections that send or take next to nothing while something is to be sent or taken: they hold memory, files and connections of nginx for nobody.
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';

/** Of a body, a telephone without a signal for a while sends so much within a window. */
export const SLOW_SENDER_BYTES_MIN = 1_024;
export const SLOW_SENDER_WINDOW_MS = 10_000;
/** Of an answer. Longer, since the machines between hand on a megabyte at once, for which a slow line needs a while. */
export const SLOW_TAKER_BYTES_MIN = 4_096;
export const SLOW_TAKER_WINDOW_MS = 30_000;

export interface SlowWindows {
  readonly slowSenderWindowMs: number;
  readonly slowTakerWindowMs: number;
}

/** What a connection was at, and how many bytes of it had come or gone. */
interface Look {
  readonly at: object;
  readonly bytes: number;
}

/** Null when nobody is waited for. */
type LookAt = (socket: Socket) => Look | null;

export class SlowConnections {
  private readonly sockets = new Set<Socket>();
  private readonly requests = new WeakMap<Socket, IncomingMessage>();

  constructor(private readonly windows: SlowWindows) {}

  /** From now on whoever is too slow for a whole window is cut: within two windows. */
  watch(server: Server): void {
    server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    const { slowSenderWindowMs, slowTakerWindowMs } = this.windows;
    const timers = [
      this.cutEach(slowSenderWindowMs, SLOW_SENDER_BYTES_MIN, (socket) => this.sendingOf(socket)),
      this.cutEach(slowTakerWindowMs, SLOW_TAKER_BYTES_MIN, takingOf),
    ];
    server.once('close', () => timers.forEach(clearInterval));
  }

  /** The connection's latest. */
  noteRequest(request: IncomingMessage): void {
    this.requests.set(request.socket, request);
  }

  private cutEach(windowMs: number, bytesMin: number, lookAt: LookAt): NodeJS.Timeout {
    let before = new WeakMap<Socket, Look>();
    const cutSlowOnes = (): void => {
      const now = new WeakMap<Socket, Look>();
      for (const socket of this.sockets) {
        const look = lookAt(socket);
        if (look === null) continue;
        const last = before.get(socket);
        if (last?.at === look.at && look.bytes - last.bytes < bytesMin) socket.destroy();
        else now.set(socket, look);
      }
      before = now;
    };
    // A loop that is late reads first what has come meanwhile, and judges then.
    return setInterval(() => setImmediate(cutSlowOnes), windowMs).unref();
  }

  /** Not while it is this program that reads no further. */
  private sendingOf(socket: Socket): Look | null {
    const request = this.requests.get(socket);
    if (request === undefined || request.complete || request.destroyed) return null;
    if (request.readableLength >= request.readableHighWaterMark) return null;
    return { at: request, bytes: socket.bytesRead };
  }
}

/** Of what was given to the connection, what has left this process. Node tells its own timeouts alone how much of a write has not. */
function takingOf(socket: Socket): Look | null {
  if (socket.writableLength === 0) return null;
  const handle: unknown = Reflect.get(socket, '_handle');
  return { at: socket, bytes: numberOf(handle, 'bytesWritten') - numberOf(handle, 'writeQueueSize') };
}

function numberOf(handle: unknown, name: string): number {
  const value: unknown = typeof handle === 'object' && handle !== null ? Reflect.get(handle, name) : 0;
  return typeof value === 'number' ? value : 0;
}
