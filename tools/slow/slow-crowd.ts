// Connections that take an answer or send a body as slowly as they can: so many at a time; what the site has cut is opened again with the next bytes.
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** How many stand open, one number after the other. */
export const CONNECTIONS = [12, 60, 600] as const;

/** Larger than what any stranger may have otherwise, and on every site. */
const LARGE_FILE = '/api/docs/swagger-ui-bundle.js';
/** Asked for on one connection, one after the other: more than all that lies between both sides takes. */
const FILES_ASKED = 6;
const LONG_TEXT = '/api/v1/admin/articles';
const TEXT_BYTES = 300_000;
/** Sent at once: more than a site waits for before it looks who it is. */
const FIRST_BYTES = 70_000;
const DRIP_EVERY_MS = 5_000;

export interface SlowWish {
  readonly baseUrl: string;
  readonly does: 'take' | 'send';
  readonly addressOf: (nth: number) => string | undefined;
  /** Of a citizen, or empty for a stranger. */
  readonly cookie: string;
}

export class SlowCrowd {
  /** Connections that the site has ended, one way or the other. */
  ended = 0;
  private opened = 0;
  private wanted = 0;
  private readonly sockets = new Set<Socket>();
  private readonly timer = setInterval(() => this.drip(), DRIP_EVERY_MS);

  constructor(private readonly wish: SlowWish) {}

  get count(): number {
    return this.sockets.size;
  }

  growTo(count: number): void {
    if (count <= this.wanted) return;
    this.wanted = count;
    this.fill();
  }

  end(): void {
    this.wanted = 0;
    clearInterval(this.timer);
    for (const socket of this.sockets) socket.destroy();
  }

  private open(): void {
    const { baseUrl, does, addressOf, cookie } = this.wish;
    const { protocol, hostname, host, port, origin } = new URL(baseUrl);
    const isTls = protocol === 'https:';
    const name = hostname.replace(/^\[|\]$/g, '');
    const target = {
      host: name,
      port: Number(port || (isTls ? 443 : 80)),
      localAddress: addressOf(this.opened),
    };
    const socket: Socket = isTls ? connectTls({ ...target, servername: name }) : connectPlain(target);
    this.opened += 1;
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    // Whoever only listens for this takes what fits into its memory, and no more.
    if (does === 'take') socket.on('readable', () => undefined);
    else socket.resume();
    socket.once('close', () => {
      this.sockets.delete(socket);
      if (this.wanted > 0) this.ended += 1;
    });
    const head = [`Host: ${host}`, `Origin: ${origin}`, ...(cookie === '' ? [] : [`Cookie: ${cookie}`])];
    socket.write(does === 'take' ? asking(head) : beginningOfText(head));
  }

  /** As little as keeps a line alive; and what was cut comes again. */
  private drip(): void {
    for (const socket of this.sockets)
      if (this.wish.does === 'take') socket.read(1);
      else if (socket.writable) socket.write(' ');
    this.fill();
  }

  private fill(): void {
    while (this.sockets.size < this.wanted) this.open();
  }
}

function asking(head: readonly string[]): string {
  return [`GET ${LARGE_FILE} HTTP/1.1`, ...head, '', ''].join('\r\n').repeat(FILES_ASKED);
}

function beginningOfText(head: readonly string[]): string {
  const of = ['Content-Type: application/json', `Content-Length: ${TEXT_BYTES}`];
  return [`POST ${LONG_TEXT} HTTP/1.1`, ...head, ...of, '', ' '.repeat(FIRST_BYTES)].join('\r\n');
}
