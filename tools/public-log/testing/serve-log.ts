// A log at an address, as `/log/` serves it. Whoever asks may be served by another one than everybody else.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LogInMemory } from './log-in-memory';

export interface ServedLog {
  readonly url: string;
  /** Called before each answer: the status of one that is not to be answered as it is. */
  refuses: (path: string) => number | null;
  /** What is served from now on. */
  log: LogInMemory;
  readonly close: () => Promise<void>;
}

export async function serveLog(log: LogInMemory): Promise<ServedLog> {
  const served: Pick<ServedLog, 'log' | 'refuses'> = { log, refuses: () => null };
  const server = http.createServer((request, response) => {
    const path = (request.url ?? '').replace(/^\/log\//, '');
    const status = served.refuses(path);
    if (status !== null) {
      response.writeHead(status, { 'retry-after': '7' }).end();
      return;
    }
    const body = path === 'checkpoint' ? served.log.checkpoint : served.log.files.get(path);
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(served, {
    url: `http://127.0.0.1:${port}/log`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
