// A page of text and nothing else, as heavy on the line as the home page: no page of that weight can stand sooner.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LOOPBACK } from '../../services';

export interface BarePage {
  readonly url: string;
  close(): void;
}

/** Its one paragraph comes after the ballast, which nobody sees and nothing compresses. */
export async function serveBarePage(bytes: number): Promise<BarePage> {
  const ballast = randomBytes(Math.floor((bytes * 3) / 4)).toString('base64');
  const page = `<!doctype html><meta charset="utf-8"><title>bare</title><!--${ballast}--><p>Bare.</p>`;
  const server = createServer((request, response) => {
    const isIcon = request.url !== '/';
    response.writeHead(isIcon ? 204 : 200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(isIcon ? undefined : page);
  });
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://${LOOPBACK}:${port}/`, close: () => void server.close() };
}
