// A lean Socket.IO client of namespace /live: it spends so little that the server is what the bench measures. Same for all rows.
import { randomBytes } from 'node:crypto';
import net from 'node:net';
import { type ClientToServerEvents, LIVE_NAMESPACE, TICK_HANDSHAKE } from '@haopai/contracts';
import { LOOPBACK } from '../../services';
import { FrameReader, textFrame } from './wire-frames';

export type BodyOf<Event extends keyof ClientToServerEvents> = Parameters<ClientToServerEvents[Event]>[0];
export type AnswerOf<Event extends keyof ClientToServerEvents> = Parameters<
  Parameters<ClientToServerEvents[Event]>[1]
>[0];

/** Where to connect, and as whom: a session's cookie, or null to only watch. */
export interface WireTarget {
  readonly port: number;
  readonly cookie: string | null;
  /** From where; the system chooses when left out. */
  readonly localAddress?: string;
}

const CONNECT_MAX_MS = 20_000;
/** All sockets read into the same memory: what a read brings is taken in before the next one begins. */
const SHARED_CHUNK = Buffer.alloc(64 * 1024);
const END_OF_HEAD = '\r\n\r\n';

const PING = '2'.charCodeAt(0);
const MESSAGE = '4'.charCodeAt(0);
const CONNECTED = '0'.charCodeAt(0);
const EVENT = '2'.charCodeAt(0);
const ACK = '3'.charCodeAt(0);
const PREFIX = `${LIVE_NAMESPACE},`;
/** Length of `42/live,`. */
const PREFIX_BYTES = 2 + PREFIX.length;

export class WireSocket {
  /** Called with each event as it came, `42/live,["lot.tick",…`; the bytes are valid only during the call. */
  onEvent: (packet: Buffer) => void = () => undefined;
  private readonly frames = new FrameReader();
  private readonly waiting = new Map<number, (json: string) => void>();
  private nextId = 0;
  private head: string | null = '';
  private settle: ((refused: Error | null) => void) | null = null;
  private readonly socket: net.Socket;

  private constructor({ port, cookie, localAddress }: WireTarget) {
    this.socket = net.connect({
      port,
      host: LOOPBACK,
      localAddress,
      noDelay: true,
      onread: {
        buffer: SHARED_CHUNK,
        callback: (bytes, chunk) => {
          this.take(Buffer.from(chunk.buffer, chunk.byteOffset, bytes));
          return true;
        },
      },
    });
    this.socket.on('error', (error) => this.settle?.(error));
    this.socket.on('close', () => this.settle?.(new Error('the server closed the connection')));
    this.socket.write(upgradeRequest(port, cookie));
  }

  /** Resolves when the namespace has let the socket in. */
  static connect(target: WireTarget): Promise<WireSocket> {
    return new Promise((resolve, reject) => {
      const socket = new WireSocket(target);
      const limit = setTimeout(() => socket.settle?.(new Error('no connection in time')), CONNECT_MAX_MS);
      socket.settle = (refused) => {
        socket.settle = null;
        clearTimeout(limit);
        if (refused === null) return resolve(socket);
        socket.close();
        reject(refused);
      };
    });
  }

  get isOpen(): boolean {
    return this.socket.readyState === 'open';
  }

  request<Event extends keyof ClientToServerEvents>(
    event: Event,
    body: BodyOf<Event>,
  ): Promise<AnswerOf<Event>> {
    const id = this.nextId++;
    this.send(`42${PREFIX}${id}["${event}",${JSON.stringify(body)}]`);
    return new Promise((resolve) => this.waiting.set(id, (json) => resolve(parseAnswer<Event>(json))));
  }

  /** Sends a message and cares for no answer. */
  shout(event: string, body: object): void {
    this.send(`42${PREFIX}${this.nextId++}["${event}",${JSON.stringify(body)}]`);
  }

  /** What was sent and has not left yet. */
  get heldBackBytes(): number {
    return this.socket.writableLength;
  }

  close(): void {
    this.socket.destroy();
  }

  private send(packet: string): void {
    this.socket.write(textFrame(packet));
  }

  private take(chunk: Buffer): void {
    if (this.head === null) return this.frames.read(chunk, this.takePacket);
    this.head += chunk.toString('latin1');
    const end = this.head.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const [head, rest] = [this.head.slice(0, end), this.head.slice(end + END_OF_HEAD.length)];
    this.head = null;
    if (!head.startsWith('HTTP/1.1 101'))
      return this.settle?.(new Error(`no upgrade: ${head.split('\r\n')[0]}`));
    this.frames.read(Buffer.from(rest, 'latin1'), this.takePacket);
  }

  private readonly takePacket = (packet: Buffer): void => {
    if (packet[0] === MESSAGE && packet[1] === EVENT) this.onEvent(packet);
    else if (packet[0] === MESSAGE && packet[1] === ACK) this.takeAck(packet.toString('utf8', PREFIX_BYTES));
    else if (packet[0] === PING) this.send('3');
    else if (packet[0] === MESSAGE && packet[1] === CONNECTED) this.settle?.(null);
    else if (packet[0] === MESSAGE) this.settle?.(new Error(`refused: ${packet.toString()}`));
    // What is left is Engine.IO's greeting, after which the namespace is asked for.
    else this.send(`40${PREFIX}${JSON.stringify(TICK_HANDSHAKE)}`);
  };

  private takeAck(text: string): void {
    const bracket = text.indexOf('[');
    const id = Number(text.slice(0, bracket));
    const answer = this.waiting.get(id);
    this.waiting.delete(id);
    answer?.(text.slice(bracket));
  }
}

/** An acknowledgement is a list of one. The server is our own: its answers have the shape that the contract says. */
function parseAnswer<Event extends keyof ClientToServerEvents>(json: string): AnswerOf<Event> {
  const [answer] = JSON.parse(json) as [AnswerOf<Event>];
  return answer;
}

function upgradeRequest(port: number, cookie: string | null): string {
  return [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `Host: ${LOOPBACK}:${port}`,
    `Origin: http://${LOOPBACK}:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(cookie === null ? [] : [`Cookie: ${cookie}`]),
    END_OF_HEAD,
  ]
    .join('\r\n')
    .replace(/(\r\n){3}$/, END_OF_HEAD);
}
