// Drops sockets that do not take what they are sent: a stuck client must not fill the memory that all share.
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { LiveNamespace, type LiveSocket } from './live-namespace';

/** Bytes that may wait for one client. */
export const UNSENT_MAX_BYTES = 512 * 1024;
/** Packets that may wait for one client. */
export const UNSENT_MAX_PACKETS = 500;
const LOOK_EVERY_MS = 500;

@Injectable()
export class SlowSockets implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly live: LiveNamespace,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.dropStuck(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private dropStuck(): void {
    for (const socket of this.live.sockets) {
      if (!isStuck(socket)) continue;
      this.log.warn({ socketId: socket.id }, 'a socket does not take its messages: dropped');
      // Not a polite goodbye, which would wait behind the rest.
      socket.conn.close(true);
    }
  }
}

function isStuck({ conn }: LiveSocket): boolean {
  return unsentPackets(conn) > UNSENT_MAX_PACKETS || unsentBytes(conn.transport) > UNSENT_MAX_BYTES;
}

/** Engine.IO keeps what waits for the transport in `writeBuffer`, which its types hide. */
function unsentPackets(connection: object): number {
  return 'writeBuffer' in connection && Array.isArray(connection.writeBuffer)
    ? connection.writeBuffer.length
    : 0;
}

/** What the websocket transport has taken and the network has not; it keeps its `ws` socket under `socket`. */
function unsentBytes(transport: object): number {
  if (!('socket' in transport) || typeof transport.socket !== 'object' || transport.socket === null) return 0;
  const { socket } = transport;
  return 'bufferedAmount' in socket && typeof socket.bufferedAmount === 'number' ? socket.bufferedAmount : 0;
}
