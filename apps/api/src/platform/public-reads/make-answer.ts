// Has a GET answered by the handlers of this process as if it had come over the line: for everybody, so without cookies and without a body.
import { IncomingMessage, type IncomingHttpHeaders, type RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

export interface MadeAnswer {
  readonly status: number;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly bytes: Buffer;
}

/** `remoteAddress` is whose request it counts as. */
export function makeAnswer(
  handlers: RequestListener,
  url: string,
  headers: IncomingHttpHeaders,
  remoteAddress: string,
): Promise<MadeAnswer> {
  // Nobody reads what is sent there: it is taken below.
  const nowhere = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
  const socket = Object.assign(nowhere, { remoteAddress }) as unknown as Socket;
  const request = new IncomingMessage(socket);
  Object.assign(request, { method: 'GET', url, headers, httpVersion: '1.1', complete: true });
  request.push(null);
  const response = new ServerResponse(request);
  response.assignSocket(socket);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const { write, end, writeHead } = response;
    // What is only written is not among the response's headers.
    response.writeHead = (status: number, ...given: unknown[]): ServerResponse => {
      const own = given.find((one) => typeof one === 'object' && one !== null) ?? {};
      for (const [name, value] of Object.entries(own as Record<string, string>))
        response.setHeader(name, value);
      Reflect.apply(writeHead, response, [status]);
      return response;
    };
    response.write = (...args: unknown[]): boolean => {
      take(chunks, args);
      Reflect.apply(write, response, args);
      // No server stands behind the socket that would tell a file when to go on.
      return true;
    };
    response.end = (...args: unknown[]): ServerResponse => {
      take(chunks, args);
      Reflect.apply(end, response, args);
      return response;
    };
    response.once('finish', () => {
      resolve({ status: response.statusCode, headers: headersOf(response), bytes: Buffer.concat(chunks) });
      nowhere.destroy();
    });
    response.once('error', reject);
    // A handler that breaks off cuts its connection: whoever waits must hear it, and their place must become free.
    response.once('close', () => reject(new Error('The answer was broken off')));
    handlers(request, response);
  });
}

function take(chunks: Buffer[], [chunk, encoding]: readonly unknown[]): void {
  if (typeof chunk === 'string')
    chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
  else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
}

function headersOf(response: ServerResponse): MadeAnswer['headers'] {
  return Object.fromEntries(
    Object.entries(response.getHeaders()).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'number' ? String(value) : value]],
    ),
  );
}
