// The TCP line of one instance to its database, which can be slow, stall with bytes on the way, lose them, or break.
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { LOOPBACK } from '../../services';

interface Parcel {
  readonly chunk: Buffer;
  readonly to: Socket;
  readonly dueAtMs: number;
}

/** Bytes that a stalled line holds; an instance that sends more waits, as on a real one. */
const HELD_MAX_BYTES = 4 * 1024 * 1024;
const LOOK_AGAIN_AFTER_MS = 5;

export class DatabaseLine {
  private readonly open = new Set<Socket>();
  /** The other end, of each end of a connection that was let through. */
  private readonly peers = new Map<Socket, Socket>();
  /** Ends of connections of which something was lost: nothing passes on them any more. */
  private readonly dead = new Set<Socket>();
  private readonly queue: Parcel[] = [];
  private queuedBytes = 0;
  private timer: NodeJS.Timeout | null = null;
  private isStalled = false;
  private isCut = false;
  private isDropping = false;
  private delayMs: () => number = () => 0;

  private constructor(
    private readonly target: URL,
    private readonly server: Server,
  ) {
    server.on('connection', (near) => this.join(near));
  }

  static async open(serviceUrl: string): Promise<DatabaseLine> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
    return new DatabaseLine(new URL(serviceUrl), server);
  }

  /** The service's address with the line in between. */
  get url(): string {
    const url = new URL(this.target);
    url.hostname = LOOPBACK;
    url.port = String((this.server.address() as AddressInfo).port);
    return url.href.replace(/\/$/, '');
  }

  /** Every chunk, either way, arrives so much later: asked anew for each. */
  slow(delayMs: () => number): void {
    this.delayMs = delayMs;
  }

  /** Nothing arrives until the line is mended; then all that was sent does, also from those who hung up meanwhile. */
  stall(): void {
    this.isStalled = true;
  }

  /** Breaks every connection and refuses new ones. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.open) socket.destroy();
  }

  /**
   * Nothing passes and nobody is told, not even that an end has hung up. Mended, the line carries new connections; the old ones stay as good
   * as dead, and an end learns of it only where the other has hung up meanwhile.
   */
  drop(): void {
    this.isDropping = true;
    for (const socket of this.open) this.dead.add(socket);
  }

  mend(): void {
    this.isStalled = false;
    this.isCut = false;
    this.isDropping = false;
    for (const socket of this.dead) {
      const peer = this.peers.get(socket);
      if (peer === undefined || !this.open.has(peer)) socket.destroy();
    }
    this.delayMs = () => 0;
    this.deliver();
  }

  close(): void {
    this.cut();
    if (this.timer) clearTimeout(this.timer);
    this.server.close();
  }

  private join(near: Socket): void {
    if (this.isCut) return void near.destroy();
    if (this.isDropping) return this.keepWaiting(near);
    const far = connect(Number(this.target.port || 3306), this.target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(from);
      this.peers.set(from, to);
      from.on('data', (chunk: Buffer) => this.carry(from, to, chunk));
      from.on('error', () => undefined);
      from.on('close', () => {
        this.open.delete(from);
        this.peers.delete(from);
        if (this.dead.delete(from)) return;
        // What is on the way still arrives, as it would on a network.
        if (this.isCut) to.destroy();
        else this.carry(from, to, null);
      });
    }
  }

  /** Of one who wants in while packets are lost: nothing is heard of the server. */
  private keepWaiting(near: Socket): void {
    this.open.add(near);
    this.dead.add(near);
    near.resume();
    near.on('error', () => undefined);
    near.on('close', () => {
      this.open.delete(near);
      this.dead.delete(near);
    });
  }

  /** `null`: the sender has hung up. */
  private carry(from: Socket, to: Socket, chunk: Buffer | null): void {
    if (this.dead.has(from)) return;
    if (this.queue.length === 0 && !this.isStalled && this.delayMs() === 0) return pass(to, chunk);
    this.queue.push({ chunk: chunk ?? Buffer.alloc(0), to, dueAtMs: performance.now() + this.delayMs() });
    this.queuedBytes += chunk?.length ?? 0;
    if (this.queuedBytes > HELD_MAX_BYTES) from.pause();
    this.deliverLater();
  }

  private deliver(): void {
    while (!this.isStalled) {
      const [parcel] = this.queue;
      if (parcel === undefined || parcel.dueAtMs > performance.now()) break;
      this.queue.shift();
      this.queuedBytes -= parcel.chunk.length;
      pass(parcel.to, parcel.chunk.length === 0 ? null : parcel.chunk);
    }
    if (this.queuedBytes <= HELD_MAX_BYTES) for (const socket of this.open) socket.resume();
    if (this.queue.length > 0) this.deliverLater();
  }

  private deliverLater(): void {
    if (this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.deliver();
    }, LOOK_AGAIN_AFTER_MS);
  }
}

function pass(to: Socket, chunk: Buffer | null): void {
  if (to.destroyed) return;
  if (chunk === null) to.end();
  else to.write(chunk);
}
