// A TCP line to a real service that a spec can cut and mend: how an outage looks from inside the program.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { MysqlConfig } from '../platform/config';

export interface CuttableLine {
  /** The service's address with the line in between. */
  readonly url: string;
  /** Breaks every connection and refuses new ones. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Keeps every connection and lets nothing through, until `thaw` breaks them: a service that hangs. */
  freeze(): void;
  thaw(): void;
  /** Lets nothing through on the connections that there are, for ever and without a word; new ones are as good as before. */
  goHalfOpen(): void;
}

/** Its `url` holds all that it takes to log in. */
export function aLineToMysql({ host, port, user, password, database }: MysqlConfig): Promise<CuttableLine> {
  const url = new URL(`mysql://${host}:${port}/${database}`);
  return aCuttableLine(Object.assign(url, { username: user, password }).href);
}

export async function aCuttableLine(serviceUrl: string): Promise<CuttableLine> {
  const target = new URL(serviceUrl);
  const open = new Set<Socket>();
  let isFrozen = false;
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
      if (!isFrozen) socket.pipe(other);
    }
  });
  const holdAll = (): void => {
    for (const socket of open) socket.unpipe().pause();
  };
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(serviceUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.href,
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
    mend: () => listen(port),
    freeze: () => {
      isFrozen = true;
      holdAll();
    },
    goHalfOpen: holdAll,
    thaw: () => {
      isFrozen = false;
      for (const socket of open) socket.destroy();
    },
  };
}
