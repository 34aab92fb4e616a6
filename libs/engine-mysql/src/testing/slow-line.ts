// A TCP line to a real server that takes its time in one direction: how a busy machine or network looks to the client.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface SlowLine {
  /** The server's address with the line in between. */
  readonly url: string;
  /** What the server says arrives so much later. */
  delayMs: number;
  close(): void;
}

export async function aSlowLine(serverUrl: string, delayMs: number): Promise<SlowLine> {
  const target = new URL(serverUrl);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port || 3306), target.hostname);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => [near, far].forEach((end) => end.destroy()));
    }
    near.pipe(far);
    // What is still on its way at the end keeps nobody waiting.
    far.on('data', (chunk) => setTimeout(() => near.write(chunk), line.delayMs).unref());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const line: SlowLine = {
    url: url.href,
    delayMs,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
  return line;
}
