// Requests that never end, on real connections: each is cut, and what waits for an answer is not.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import { aRunningApp } from '../../testing';
import { DoorAdapter } from './door-adapter';

/** Shorter than a site's, and in the same proportions. */
const TIMES = {
  headersTimeout: 500,
  requestTimeout: 1_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 50,
  slowSenderWindowMs: 400,
  slowTakerWindowMs: 1_000,
};
const BYTE_EVERY_MS = 50;
const LONGER_THAN_ANY_MS = 3_000;
/** More than all that lies between the two sides takes. */
const LARGE = Buffer.alloc(64 * 1024 * 1024, 'x');

describe('a request', () => {
  const site = express();
  const adapter = new DoorAdapter(site, TIMES);
  let server: Server;
  let handled: readonly string[] = [];
  let upgraded: Duplex | null = null;

  beforeAll(async () => {
    site.post('/read', express.json(), (_, response) => void response.end('read'));
    site.post('/upload', async (request, response) => {
      handled = [...handled, 'upload'];
      await new Promise((resolve) => request.on('error', () => undefined).on('close', resolve));
      response.end();
    });
    site.get('/where', (request, response) => void response.end(`at ${request.url}`));
    site.post('/slow', express.text({ limit: 100_000 }), (_, response) => void response.end('read'));
    site.get('/large', (_, response) => void response.end(LARGE));
    site.get('/stream', (_, response) => void response.write('first'));
    adapter.initHttpServer();
    server = adapter.getHttpServer();
    server.on('upgrade', (_, socket) => {
      upgraded = socket;
      socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(async () => {
    server.closeAllConnections();
    upgraded?.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  const open = (text: string, at = server): Socket => {
    const socket = connect((at.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined);
    if (text !== '') socket.write(text);
    return socket;
  };
  /** A byte now and then, so that there is never silence. */
  const drip = (socket: Socket): Socket => {
    const timer = setInterval(() => socket.write('x'), BYTE_EVERY_MS);
    socket.on('close', () => clearInterval(timer));
    return socket;
  };
  /** What came until the other side hung up. */
  const untilCut = async (socket: Socket): Promise<string> => {
    let heard = '';
    socket.on('data', (piece: Buffer) => (heard += piece.toString()));
    // A reset is a cut like any other.
    await new Promise((resolve) => socket.on('close', resolve));
    return heard;
  };

  const headOf = (bytes: number): string =>
    `POST /slow HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: ${bytes}\r\nConnection: close\r\n\r\n`;

  it.each([
    ['has no head', () => open('')],
    ['has a head that never ends', () => drip(open('GET /stream HTTP/1.1\r\nHost: x\r\nX-Slow: '))],
    ['has a head that stops', () => open('GET /stream HTTP/1.1\r\nHost: x\r\n')],
    [
      'has a body that never ends',
      () =>
        drip(
          open(
            'POST /read HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n\r\n"',
          ),
        ),
    ],
    [
      'has a body that stops',
      () =>
        open(
          'POST /read HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
        ),
    ],
  ])('is cut that %s', async (_, begin) => {
    expect(await untilCut(begin())).toMatch(/^(HTTP\/1.1 408 |$)/);
  });

  it('is cut while its handler reads it, too, and the handler hears of it', async () => {
    await untilCut(drip(open('POST /upload HTTP/1.1\r\nHost: x\r\nContent-Length: 90000\r\n\r\nx')));
    expect(handled).toEqual(['upload']);
  });

  /** So many bytes are taken every so often; whether the server cuts it. */
  const isCutThatTakes = async (pieceBytes: number): Promise<boolean> => {
    const accepted = once(server, 'connection');
    const socket = open('GET /large HTTP/1.1\r\nHost: x\r\n\r\n');
    // Whoever only listens for this takes what fits into its memory, and no more.
    socket.on('readable', () => undefined);
    const timer = setInterval(() => void socket.read(pieceBytes), BYTE_EVERY_MS);
    const [served] = (await accepted) as [Socket];
    const cut = once(served, 'close').then(() => true);
    const isCut = await Promise.race([cut, sleep(LONGER_THAN_ANY_MS, false)]);
    clearInterval(timer);
    socket.destroy();
    return isCut;
  };

  it('is cut whose answer is taken byte by byte, and not whose is taken at a telephone’s pace', async () => {
    expect(await isCutThatTakes(1)).toBe(true);
    expect(await isCutThatTakes(512 * 1024)).toBe(false);
  });

  describe('that has long for its body', () => {
    const adapterOfPatience = new DoorAdapter(site, {
      ...TIMES,
      requestTimeout: 60_000,
      slowSenderWindowMs: 1_000,
    });
    let patient: Server;

    beforeAll(async () => {
      adapterOfPatience.initHttpServer();
      patient = adapterOfPatience.getHttpServer();
      patient.listen(0, '127.0.0.1');
      await once(patient, 'listening');
    });
    afterAll(async () => {
      patient.closeAllConnections();
      await new Promise((resolve) => patient.close(resolve));
    });

    it('is cut whose body comes byte by byte', async () => {
      const sender = drip(open(headOf(90_000), patient));
      const cut = untilCut(sender).then(() => true);
      expect(await Promise.race([cut, sleep(10_000, false)])).toBe(true);
      sender.destroy();
    });

    it('is not cut while it comes at a telephone’s pace, longer than two windows', async () => {
      const socket = open(headOf(50 * 600), patient);
      const heard = untilCut(socket);
      for (let piece = 0; piece < 50; piece += 1) {
        socket.write('x'.repeat(600));
        await sleep(BYTE_EVERY_MS);
      }
      expect(await heard).toContain('read');
    });
  });

  it('is not cut while it waits for its answer, nor is a socket', async () => {
    const waiting = [
      open('GET /stream HTTP/1.1\r\nHost: x\r\n\r\n'),
      open('GET /socket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'),
    ];
    await Promise.all(waiting.map((socket) => once(socket, 'data')));
    await sleep(LONGER_THAN_ANY_MS);
    for (const socket of waiting) {
      expect(socket.closed).toBe(false);
      socket.destroy();
    }
  });

  it('is known by its path, also when it is written as to a proxy: whoever tells by addresses sees what the router sees', async () => {
    const heard = await untilCut(
      open('GET http://x/where?a=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
    );
    expect(heard).toContain('at /where?a=1');
  });

  it('has ten seconds for its head and a minute for its body on a site, longer than nginx keeps a connection', async () => {
    const running = await aRunningApp();
    expect(running.app.getHttpServer()).toMatchObject({
      headersTimeout: 10_000,
      requestTimeout: 60_000,
      keepAliveTimeout: 5_000,
    });
    await running.stop();
  });
});
