// A proxy before a sound site that has one fault of those that proxies and programs really have, planted to see whether an attack finds it.
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

export interface Fault {
  /** Reads heads of which nobody knows where they end. */
  readonly isLenient?: true;
  readonly inwards?: (headers: IncomingHttpHeaders) => IncomingHttpHeaders;
  readonly outwards?: (headers: IncomingHttpHeaders) => IncomingHttpHeaders;
  /** Of texts; `host` is the one that was asked. */
  readonly body?: (text: string, host: string) => string;
  /** Answers by itself, without asking anybody: 200 and a text, or another status. */
  readonly answers?: (method: string, path: string) => string | OwnAnswer | null;
}

export interface OwnAnswer {
  readonly status: number;
  readonly text: string;
}

export interface WeakFront {
  readonly baseUrl: string;
  close(): Promise<void>;
}

export async function openWeakFront(siteUrl: string, fault: Fault): Promise<WeakFront> {
  const site = new URL(siteUrl);
  const sockets = new Set<Socket>();
  const inwards = (headers: IncomingHttpHeaders): IncomingHttpHeaders => fault.inwards?.(headers) ?? headers;
  const server = createServer({ insecureHTTPParser: fault.isLenient === true }, (asked, answer) => {
    const { method = 'GET', url = '/' } = asked;
    const own = fault.answers?.(method, url) ?? null;
    if (own !== null) {
      const { status, text } = typeof own === 'string' ? { status: 200, text: own } : own;
      answer.writeHead(status, { 'Content-Type': 'application/json' }).end(text);
      return;
    }
    const passed = request(
      {
        ...{ host: site.hostname, port: site.port, method, path: url },
        headers: { ...withoutFraming(inwards(asked.headers)), ...framingOf(asked.headers) },
        localAddress: asked.socket.remoteAddress,
      },
      (told) => {
        const pieces: Buffer[] = [];
        told.on('data', (piece: Buffer) => pieces.push(piece));
        told.once('end', () => {
          const bytes = Buffer.concat(pieces);
          const changed =
            fault.body === undefined
              ? bytes
              : Buffer.from(fault.body(bytes.toString('utf8'), asked.headers.host ?? ''));
          const headers = withoutFraming(fault.outwards?.(told.headers) ?? told.headers);
          answer.writeHead(told.statusCode ?? 502, { ...headers, 'Content-Length': changed.length });
          answer.end(changed);
        });
      },
    );
    passed.once('error', () => answer.destroy());
    asked.pipe(passed);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', ({ method, url, headers }, socket: Socket, head: Buffer) => {
    const far = connect(Number(site.port), site.hostname);
    const lines = Object.entries(inwards(headers)).map(([name, value]) => `${name}: ${String(value)}`);
    far.write(`${method} ${url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    far.write(head);
    for (const [one, other] of [
      [far, socket],
      [socket, far],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A lenient reader lets others through, which no writer takes. */
const TOKEN = /^[\w-]+$/;
const FRAMING = ['connection', 'transfer-encoding', 'content-length'];

function withoutFraming(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name, value]) => value !== undefined && TOKEN.test(name) && !FRAMING.includes(name),
    ),
  );
}

function framingOf(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const { 'content-length': length, 'transfer-encoding': encoding } = headers;
  if (encoding !== undefined) return { 'Transfer-Encoding': 'chunked' };
  return length === undefined ? {} : { 'Content-Length': length };
}
