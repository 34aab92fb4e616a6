// A lean HTTP client: one connection that is kept, one request at a time. It spends so little that the server is what the bench measures.
import net from 'node:net';
import { LOOPBACK } from '../../services';

export interface RequestWish {
  readonly port: number;
  readonly path: string;
  /** A session's; null for none. */
  readonly cookie: string | null;
  /** Posted as JSON; null for a GET. */
  readonly body: object | null;
}

const END_OF_HEAD = '\r\n\r\n';
/** `HTTP/1.1 200 OK`: where the status stands. */
const STATUS_AT = 9;
const STATUS_LENGTH = 3;

/** As a browser asks: compressed, if the server has it so. */
export function requestText({ port, path, cookie, body }: RequestWish): string {
  const json = body === null ? '' : JSON.stringify(body);
  const head = [
    `${body === null ? 'GET' : 'POST'} ${path} HTTP/1.1`,
    `Host: ${LOOPBACK}:${port}`,
    'Accept-Encoding: gzip, deflate, br',
    ...(cookie === null ? [] : [`Cookie: ${cookie}`]),
    ...(body === null
      ? []
      : [
          `Origin: http://${LOOPBACK}:${port}`,
          'Content-Type: application/json',
          `Content-Length: ${Buffer.byteLength(json)}`,
        ]),
  ];
  return head.join('\r\n') + END_OF_HEAD + json;
}

/** Cuts a connection's bytes into answers. Each must say how long it is. */
export class AnswerReader {
  private head: Buffer | null = null;
  private status = 0;
  private missing = 0;

  /** The status of the answer that these bytes complete; null while it is not all there. */
  read(chunk: Buffer): number | null {
    if (this.missing === 0) {
      const bytes = this.head === null ? chunk : Buffer.concat([this.head, chunk]);
      const end = bytes.indexOf(END_OF_HEAD);
      this.head = end < 0 ? bytes : null;
      if (end < 0) return null;
      const head = bytes.toString('latin1', 0, end);
      this.status = Number(head.slice(STATUS_AT, STATUS_AT + STATUS_LENGTH));
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
      if (length === undefined) throw new Error(`an answer that does not say how long it is:\n${head}`);
      this.missing = Number(length) - (bytes.length - end - END_OF_HEAD.length);
    } else {
      this.missing -= chunk.length;
    }
    if (this.missing < 0) throw new Error('more came than was asked for');
    return this.missing === 0 ? this.status : null;
  }
}

export class WireConnection {
  private readonly reader = new AnswerReader();
  private waiting: { readonly hear: (status: number) => void; readonly fail: (error: Error) => void } | null =
    null;

  private constructor(private readonly socket: net.Socket) {
    socket.on('data', (chunk) => this.take(chunk));
    socket.on('error', (error) => this.fail(error));
    socket.on('close', () => this.fail(new Error('the server closed the connection')));
  }

  static open(port: number): Promise<WireConnection> {
    return new Promise((resolve, reject) => {
      const socket = net.connect({ port, host: LOOPBACK, noDelay: true });
      socket.once('error', reject);
      socket.once('connect', () => resolve(new WireConnection(socket)));
    });
  }

  /** Resolves with the status when the whole answer is there. */
  ask(request: string): Promise<number> {
    return new Promise((hear, fail) => {
      this.waiting = { hear, fail };
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    try {
      const status = this.reader.read(chunk);
      if (status !== null) this.waiting?.hear(status);
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private fail(error: Error): void {
    this.waiting?.fail(error);
  }
}
