// A line on which no answer is compressed: each request says on its way that it takes none, and nothing else is changed.
import { createServer, type IncomingMessage, request as ask } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { LOOPBACK } from '../../services';

export interface PlainLine {
  readonly url: string;
  close(): void;
}

export async function openPlainLine(siteUrl: string): Promise<PlainLine> {
  const { port } = new URL(siteUrl);
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    const headers = { ...request.headers, 'accept-encoding': 'identity' };
    const { method, url: path } = request;
    const asked = ask({ host: LOOPBACK, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    asked.on('error', () => response.destroy());
    request.pipe(asked);
  });
  // A WebSocket passes as it is.
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const lines = request.rawHeaders.map((part, index) => (index % 2 === 0 ? `${part}: ` : `${part}\r\n`));
    const onward = connect(Number(port), LOOPBACK, () => {
      onward.write(`GET ${request.url} HTTP/1.1\r\n${lines.join('')}\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const one of [socket, onward]) {
      sockets.add(one);
      one.on('error', () => [socket, onward].forEach((either) => either.destroy()));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
    for (const socket of sockets) socket.destroy();
  };
  return { url: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`, close };
}
