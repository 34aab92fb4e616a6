// docker/nginx/nginx.conf before those who never end: requests that go on for ever, answers that nobody reads, one address with too much open.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, LOOPBACK } from '../services';
import { Front } from './front';
import { obtainNginx } from './obtain-nginx';
import { Listener } from './testing/listener';

const READ = '/api/v1/me';
const SHEET = '/api/v1/admin/stock/sheet';
const BYTE_EVERY_MS = 500;
const ASK_AGAIN_AFTER_MS = 10;
/** More than all buffers between here and there hold. */
const LARGE_ANSWER_BYTES = 64 * 1024 * 1024;
const OPEN_MAX = 3;
/** Of nginx.conf. */
const [REQUESTS_BURST, OPENINGS_BURST] = [4_000, 2_000];
const [PROOFS_OF_ADDRESS, PROOFS] = [8, 32];
/** In one packet, and as many as nginx takes over one connection: answered faster than any rate that it allows. */
const A_CONNECTION = 1_000;
const ONE = '203.0.113.7';
const OTHER = '203.0.113.8';

describe('a crowd that never ends', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'haopai-front-crowds-'));
  let instance: Listener;
  let front: Front;

  beforeAll(async () => {
    const program = await obtainNginx(() => undefined);
    // Addresses as behind a balancer, which place.conf tells how; and few enough connections for a spec.
    const place = `set_real_ip_from ${LOOPBACK};\nreal_ip_header X-Forwarded-For;\nlimit_conn addresses ${OPEN_MAX};\n`;
    front = new Front({
      program,
      home,
      logDir: path.join(home, 'logs'),
      port: await freePort(),
      more: place,
    });
    instance = await Listener.open('one');
    await front.start([instance.port]);
  });
  afterAll(async () => {
    await front.stop();
    await instance.close();
    rmSync(home, { recursive: true });
  });
  const ask = (address: string, from: string, signal?: AbortSignal): Promise<Response> =>
    fetch(`${front.baseUrl}${address}`, { headers: { 'X-Forwarded-For': from }, signal: signal ?? null });
  const open = (): Socket => connect(Number(new URL(front.baseUrl).port), LOOPBACK);
  /** What came until nginx hung up. */
  const untilCut = (socket: Socket): Promise<string> =>
    new Promise((resolve) => {
      let heard = '';
      socket.on('data', (piece: Buffer) => (heard += piece.toString()));
      // A reset is a cut like any other.
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(heard));
    });
  const drip = (socket: Socket): void => {
    const timer = setInterval(() => socket.write('x'), BYTE_EVERY_MS);
    socket.on('close', () => clearInterval(timer));
  };

  describe('of requests', () => {
    /** Each cut by nginx; all begin at once, for each takes its time. */
    let cut: Record<'silent' | 'head' | 'body' | 'upload', Promise<string>>;
    let over: Promise<unknown>;
    let reader: Socket;

    beforeAll(async () => {
      const [silent, head, body, upload] = [open(), open(), open(), open()];
      head.write('GET /page HTTP/1.1\r\nHost: haopai.test\r\nX-Slow: ');
      drip(head);
      body.write('POST /api/v1/auth/login HTTP/1.1\r\nHost: haopai.test\r\nContent-Length: 1000\r\n\r\n{');
      const ends: Promise<void>[] = [];
      instance.answer = ({ url }, response) => {
        ends.push(new Promise((resolve) => response.on('close', resolve)));
        if (url === READ)
          response
            .writeHead(200, { 'Content-Length': LARGE_ANSWER_BYTES })
            .end(Buffer.alloc(LARGE_ANSWER_BYTES));
      };
      upload.write(
        `POST ${SHEET} HTTP/1.1\r\nHost: haopai.test\r\nCookie: haopai.staff=s\r\nContent-Length: 1000000\r\n\r\nx`,
      );
      reader = open().pause();
      reader.on('error', () => undefined);
      reader.write(`GET ${READ} HTTP/1.1\r\nHost: haopai.test\r\n\r\n`);
      cut = {
        ...{ silent: untilCut(silent), head: untilCut(head) },
        ...{ body: untilCut(body), upload: untilCut(upload) },
      };
      while (ends.length < 2) await sleep(ASK_AGAIN_AFTER_MS);
      over = Promise.all(ends);
    });
    afterAll(() => reader.destroy());

    it('is cut while heads and bodies do not come, and no instance hears of it', async () => {
      for (const heard of [await cut.silent, await cut.head, await cut.body])
        expect(heard).not.toContain('200 OK');
      expect(instance.heard.map(({ url }) => url).sort()).toEqual([SHEET, READ].sort());
    });

    it('is cut where bodies go on as they come and answers are not read, and the instance is free again', async () => {
      await Promise.all([cut.upload, over]);
      expect(instance.heard.find(({ url }) => url === SHEET)).toMatchObject({ bodyBytes: 1 });
    });
  });

  it('holds so much open from one address and no more, in the api’s words; other addresses notice nothing', async () => {
    instance.forget();
    instance.lasts = true;
    const leaving = new AbortController();
    for (let nth = 0; nth < OPEN_MAX; nth++)
      expect((await ask('/socket.io/', ONE, leaving.signal)).status).toBe(200);
    // Also where it might get what is kept.
    for (const address of ['/socket.io/', '/api/v1/auctions', '/api/v1/me']) {
      const refused = await ask(address, ONE);
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
      expect(await refused.json()).toMatchObject({
        code: 'REQUEST.RATE_LIMITED',
        data: { retryAfterMs: 5_000 },
      });
    }
    const page = await ask('/auctions/7', ONE);
    expect([page.status, page.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await page.text()).toContain('<meta http-equiv="refresh"');
    expect((await ask('/socket.io/', OTHER, leaving.signal)).status).toBe(200);
    leaving.abort();
  });

  describe('of short requests', () => {
    beforeEach(() => {
      instance.forget();
      instance.answer = (_, response) => response.writeHead(200, { 'X-Accel-Expires': '60' }).end('{}');
    });
    /** So many in one packet, over one connection; nginx closes it after the last. */
    const statusesOf = (address: string, from: string): Promise<readonly string[]> =>
      new Promise((resolve, reject) => {
        const socket = open().on('error', reject);
        const request = `GET ${address} HTTP/1.1\r\nHost: haopai.test\r\nX-Forwarded-For: ${from}\r\n\r\n`;
        let heard = '';
        socket.on('data', (piece: Buffer) => (heard += piece.toString()));
        socket.on('close', () => resolve(heard.match(/(?<=HTTP\/1\.1 )\d{3}/g) ?? []));
        socket.write(request.repeat(A_CONNECTION));
      });
    /** How many are answered before the first that is refused; null where none is. */
    const answeredOf = async (address: string, from: string, requests: number): Promise<number | null> => {
      for (let answered = 0; answered < requests; answered += A_CONNECTION) {
        const refused = (await statusesOf(address, from)).indexOf('429');
        if (refused >= 0) return answered + refused;
      }
      return null;
    };

    it('is refused beyond so many of one address, but for bids, which instances count by citizens', async () => {
      const answered = await answeredOf('/api/v1/auctions', '203.0.113.20', 4 * REQUESTS_BURST);
      expect(answered).toBeGreaterThanOrEqual(REQUESTS_BURST);
      expect(await answeredOf('/api/v1/lots/7/bids', '203.0.113.20', A_CONNECTION)).toBeNull();
    });

    it('is refused earlier where each is a socket or a poll', async () => {
      const answered = await answeredOf('/socket.io/', '203.0.113.21', REQUESTS_BURST);
      expect(answered).toBeGreaterThanOrEqual(OPENINGS_BURST);
    });
  });

  it('sends so many proofs at once, of one address and in all, and each is asked first whose it is', async () => {
    instance.forget();
    const sockets: Socket[] = [];
    const begin = (from: string): Socket => {
      const socket = open();
      sockets.push(socket);
      const headers = `Host: haopai.test\r\nX-Forwarded-For: ${from}\r\nContent-Length: 100000`;
      socket.write(`POST /api/v1/me/claims/7/files HTTP/1.1\r\n${headers}\r\n\r\nx`);
      return socket;
    };
    const isRefused = async (from: string): Promise<void> => {
      const [heard] = (await once(begin(from), 'data')) as [Buffer];
      expect(heard.toString()).toContain(' 429 ');
    };
    const areHeld = async (count: number): Promise<void> => {
      while (instance.heard.length < count) await sleep(ASK_AGAIN_AFTER_MS);
    };
    for (let nth = 0; nth < PROOFS_OF_ADDRESS; nth += 1) begin(ONE);
    await areHeld(PROOFS_OF_ADDRESS);
    await isRefused(ONE);
    for (let nth = PROOFS_OF_ADDRESS; nth < PROOFS; nth += 1) begin(`198.51.100.${nth}`);
    await areHeld(PROOFS);
    await isRefused(OTHER);
    expect(new Set(instance.heard.map(({ url }) => url))).toEqual(new Set(['/api/v1/me']));
    for (const socket of sockets) socket.destroy();
  });

  it('counts a whole IPv6 /64 as one address, however its zeros are written', async () => {
    instance.forget();
    instance.lasts = true;
    const leaving = new AbortController();
    const NETWORKS = [
      ['2001:db8:0:7::1', '2001:db8:0:7:1:2:3:4', '2001:db8:0:7:ffff::', '2001:db8:0:7:9::9'],
      ['2001:db8::1', '2001:db8:0:0:1::', '2001:db8::ffff:1:2', '2001:db8::2'],
    ];
    for (const addresses of NETWORKS) {
      const statuses: number[] = [];
      for (const address of addresses)
        statuses.push((await ask('/socket.io/', address, leaving.signal)).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
    }
    expect((await ask('/socket.io/', '2001:db8:0:8::1', leaving.signal)).status).toBe(200);
    leaving.abort();
  });
});
