// Stands where an instance stands: answers with its name and remembers what it was asked, or hangs up, or says what a spec has it say.
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LOOPBACK } from '../../services';

export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** So much of the body has come. */
  bodyBytes: number;
}

export class Listener {
  readonly heard: Heard[] = [];
  hangsUp = false;
  files: readonly string[] = [];
  /** Answers without an end, as sockets are. */
  lasts = false;
  /** In place of its name. */
  answer: ((asked: Heard, response: ServerResponse) => void) | null = null;
  private readonly server: Server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const asked: Heard = { method, url, headers, bodyBytes: 0 };
    this.heard.push(asked);
    if (this.hangsUp) return void request.socket.destroy();
    request.on('data', (chunk: Buffer) => (asked.bodyBytes += chunk.length));
    if (this.answer !== null) return this.answer(asked, response);
    if (isHashed(url) && !this.files.includes(url)) response.statusCode = 404;
    if (this.lasts) return void response.writeHead(200).write('.');
    const name = JSON.stringify({ name: this.name });
    request.on('end', () => response.setHeader('Content-Type', 'application/json').end(name));
  });

  private constructor(private readonly name: string) {}

  static async open(name: string): Promise<Listener> {
    const listener = new Listener(name);
    await new Promise<void>((resolve) => listener.server.listen(0, LOOPBACK, resolve));
    return listener;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** As it was when it opened. */
  forget(): void {
    this.heard.length = 0;
    [this.hangsUp, this.lasts, this.files, this.answer] = [false, false, [], null];
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => void this.server.close(() => resolve()));
  }
}

const isHashed = (url: string): boolean => /-[A-Z0-9]{8}\.js$/.test(url);
