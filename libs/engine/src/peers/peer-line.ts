// Straight lines from instance to instance, for when the bus between them is away. Each frame is sealed: whoever cannot seal one is cut off.
import { connect, createServer, type Server, type Socket } from 'node:net';
import { FrameReader, type SealedFrame, writeFrame } from '../line/frames';
import { MessageSeal, type MessageSealPorts } from '../message-seal';

/** More than the longest message between instances. */
const FRAME_MAX_BYTES = 4 * 1024 * 1024;
/** An instance that does not take its line up within this is not there. */
const CONNECT_MAX_MS = 500;
/** Who has come and not shown by then that they are of this site is cut off. */
const SHOWN_MAX_MS = 2_000;
/** Of those who have not shown it yet; more are cut off at once. */
const STRANGERS_MAX = 64;
/** Bytes that may wait for one instance. */
const UNSENT_MAX_BYTES = 16 * 1024 * 1024;

export interface PeerLinePorts extends MessageSealPorts {
  /** Where other instances take lines, `host:port` by instance id, as far as they have said. */
  readonly addresses: () => ReadonlyMap<string, string>;
  readonly hear: (channel: string, message: string) => void;
  readonly noteTrouble: (what: string, cause: unknown) => void;
}

interface Said {
  readonly from: string;
  readonly channel: string;
  readonly message: string;
}

export class PeerLine {
  private readonly seal: MessageSeal;
  /** One to each instance, whoever of the two began it: an edge takes none, and is answered on its own. */
  private readonly open = new Map<string, Socket>();
  private readonly opening = new Map<string, Promise<Socket | null>>();
  private readonly sockets = new Set<Socket>();
  private strangers = 0;
  private server: Server | null = null;
  private isClosed = false;

  constructor(private readonly ports: PeerLinePorts) {
    this.seal = new MessageSeal(ports);
  }

  /** Resolves with the address at which others can begin a line; `port` 0 takes a free one. */
  async listen(host: string, port: number): Promise<string> {
    const server = createServer((socket) => this.welcome(socket));
    this.server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve);
    });
    server.on('error', (error) => this.ports.noteTrouble('the line between instances', error));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port is listened at');
    return address.family === 'IPv6' ? `[${host}]:${address.port}` : `${host}:${address.port}`;
  }

  close(): void {
    this.isClosed = true;
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
  }

  /** Whether it was written to the instance; that it was read, only an answer says. */
  async bring(to: string, channel: string, message: string): Promise<boolean> {
    const socket = this.open.get(to) ?? (await this.lineTo(to));
    return socket !== null && this.write(socket, to, channel, message);
  }

  /** To how many it was written. */
  async bringToAll(channel: string, message: string): Promise<number> {
    const all = new Set([...this.open.keys(), ...this.ports.addresses().keys()]);
    all.delete(this.ports.self);
    const brought = await Promise.all([...all].map((to) => this.bring(to, channel, message)));
    return brought.filter(Boolean).length;
  }

  /** To those to whom there is a line already. */
  bringToOpen(channel: string, message: string): void {
    for (const [to, socket] of this.open) this.write(socket, to, channel, message);
  }

  private write(socket: Socket, to: string, channel: string, message: string): boolean {
    if (!socket.writable || socket.writableLength > UNSENT_MAX_BYTES) return false;
    const said: Said = { from: this.ports.self, channel, message };
    socket.write(writeFrame({ sealed: this.seal.seal(lineOf(to), JSON.stringify(said)) }));
    return true;
  }

  /** All who want it at the same time share it. */
  private lineTo(to: string): Promise<Socket | null> {
    const underWay = this.opening.get(to);
    if (underWay !== undefined) return underWay;
    const [host, port] = hostAndPort(this.ports.addresses().get(to) ?? '');
    if (host === '' || this.isClosed) return Promise.resolve(null);
    const opening = new Promise<Socket | null>((resolve) => {
      const socket = connect({ host, port, noDelay: true, timeout: CONNECT_MAX_MS });
      socket.once('timeout', () => socket.destroy());
      socket.once('close', () => resolve(null));
      socket.once('connect', () => {
        socket.setTimeout(0);
        this.keep(to, socket);
        resolve(socket);
      });
      this.look(socket);
    }).finally(() => this.opening.delete(to));
    this.opening.set(to, opening);
    return opening;
  }

  private welcome(socket: Socket): void {
    if (this.strangers >= STRANGERS_MAX) return void socket.destroy();
    this.strangers++;
    const shown = setTimeout(() => socket.destroy(), SHOWN_MAX_MS);
    let isStranger = true;
    const isNone = (): void => {
      if (isStranger) this.strangers--;
      isStranger = false;
      clearTimeout(shown);
    };
    socket.setNoDelay(true).once('close', isNone);
    this.look(socket, (from) => {
      isNone();
      this.keep(from, socket);
    });
  }

  /** `onShown` hears with each frame of which instance it is. */
  private look(socket: Socket, onShown: (from: string) => void = () => undefined): void {
    const reader = new FrameReader<SealedFrame>((frame) => {
      const said = this.read(frame);
      if (said === null) return void socket.destroy();
      onShown(said.from);
      this.hear(said);
    }, FRAME_MAX_BYTES);
    this.sockets.add(socket);
    socket.on('data', (piece) => {
      try {
        if (!socket.destroyed) reader.take(piece);
      } catch {
        socket.destroy();
      }
    });
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
  }

  private keep(peer: string, socket: Socket): void {
    if (this.open.has(peer)) return;
    this.open.set(peer, socket);
    socket.once('close', () => {
      if (this.open.get(peer) === socket) this.open.delete(peer);
    });
  }

  /** Null for what nobody of this site has sealed for this line just now. */
  private read({ sealed }: SealedFrame): Said | null {
    if (typeof sealed !== 'string') return null;
    const opened = this.seal.open(sealed, lineOf(this.ports.self));
    return opened?.ok === true ? (JSON.parse(opened.text) as Said) : null;
  }

  private hear({ channel, message }: Said): void {
    try {
      this.ports.hear(channel, message);
    } catch (error) {
      this.ports.noteTrouble('a message of another instance is not understood', error);
    }
  }
}

/** What is sealed for a line is good for no channel of the bus, and the other way round. */
function lineOf(instanceId: string): string {
  return `line:${instanceId}`;
}

function hostAndPort(address: string): [host: string, port: number] {
  const [, host = '', port = ''] = /^\[?([^\]]+)\]?:(\d+)$/.exec(address) ?? [];
  return [host, Number(port)];
}
