// Large answers that stand ready, on real connections: in pieces, so that neither who takes nothing nor a crowd that takes all at once holds up others.
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { waitUntil } from '../../testing';
import { KeptAnswer } from './kept-answer';
import { sendKept } from './send-kept';

/** More than all buffers between the two sides take. */
const LARGE_BYTES = 64 * 1024 * 1024;
const FILE_BYTES = 1024 * 1024;
const READERS = 60;
/** A piece and what a connection keeps for itself. */
const HELD_MAX_BYTES = 256 * 1024;
/** Sixteen pieces, and what comes before the first of each answer. */
const IN_A_TURN_MAX_BYTES = 16 * 32 * 1024 + READERS * 1_024;

describe('an answer that stands ready', () => {
  const answers = {
    '/large': new KeptAnswer(Buffer.alloc(LARGE_BYTES, 'x'), {}),
    '/file': new KeptAnswer(Buffer.alloc(FILE_BYTES, 'y'), {}),
  };
  const responses: ServerResponse[] = [];
  const connections = new Set<Socket>();
  let server: Server;

  beforeAll(async () => {
    server = createServer((request, response) => {
      responses.push(response);
      const answer = answers[request.url as keyof typeof answers];
      void sendKept(request, response, answer, {});
    });
    server.on('connection', (connection: Socket) => connections.add(connection));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const ask = (path: string): Socket => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    return socket;
  };

  it('is held for who takes nothing in a piece, not whole', async () => {
    const slow = ask('/large').pause();
    await waitUntil(() => (responses[0]?.writableLength ?? 0) > 0);
    expect(responses[0]?.writableLength).toBeLessThanOrEqual(HELD_MAX_BYTES);
    slow.destroy();
  });

  it('is given to a crowd a few pieces a turn of the loop, and whole to each', async () => {
    let mostBytes = 0;
    let beforeBytes = 0;
    let isDone = false;
    connections.clear();
    const look = (): void => {
      const bytes = [...connections].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0);
      mostBytes = Math.max(mostBytes, bytes - beforeBytes);
      beforeBytes = bytes;
      if (!isDone) setImmediate(look);
    };
    look();
    const taken = await Promise.all(
      Array.from({ length: READERS }, async () => {
        let bytes = 0;
        for await (const piece of ask('/file') as AsyncIterable<Buffer>) bytes += piece.length;
        return bytes;
      }),
    );
    isDone = true;
    for (const bytes of taken) expect(bytes).toBeGreaterThan(FILE_BYTES);
    expect(mostBytes).toBeGreaterThan(0);
    expect(mostBytes).toBeLessThanOrEqual(IN_A_TURN_MAX_BYTES);
  });
});
