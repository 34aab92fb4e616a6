// docker/nginx/nginx.conf before those who never end: requests that go on for ever, answers that nobody reads, one address with too much open.
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
const BURST = 20;
/** In one packet: answered from what nginx keeps, faster than any rate that it allows. */
const REQUESTS = 400;
const ONE = '203.0.113.7';
const OTHER = '203.0.113.8';

describe('a crowd that never ends', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'haopai-front-crowds-'));
  let instance: Listener;
  let front: Front;

  beforeAll(async () => {
    const program = await obtainNginx(() => undefined);
    // Addresses as behind a balancer, which place.conf tells how; and few enough of them for a spec.
    const place = `set_real_ip_from ${LOOPBACK};\nreal_ip_header X-Forwarded-For;\nlimit_conn addresses ${OPEN_MAX};\nlimit_req zone=requests burst=${BURST} nodelay;\n`;
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
      upload.write(`POST ${SHEET} HTTP/1.1\r\nHost: haopai.test\r\nContent-Length: 1000000\r\n\r\nx`);
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

  it('takes so many requests of one address and no more, but bids, which instances count by citizens', async () => {
    instance.forget();
    instance.answer = (_, response) => response.writeHead(200, { 'X-Accel-Expires': '60' }).end('{}');
    const statusesOf = (address: string, from: string): Promise<readonly string[]> =>
      new Promise((resolve, reject) => {
        const socket = open().on('error', reject);
        const request = `GET ${address} HTTP/1.1\r\nHost: haopai.test\r\nX-Forwarded-For: ${from}\r\n\r\n`;
        let heard = '';
        socket.on('data', (piece: Buffer) => {
          heard += piece.toString();
          const statuses = heard.match(/(?<=HTTP\/1\.1 )\d{3}/g) ?? [];
          if (statuses.length < REQUESTS) return;
          socket.destroy();
          resolve(statuses);
        });
        socket.write(request.repeat(REQUESTS));
      });
    const statuses = await statusesOf('/api/v1/auctions', '203.0.113.20');
    expect(statuses.slice(0, BURST)).not.toContain('429');
    expect(statuses).toContain('429');
    expect(new Set(await statusesOf('/api/v1/lots/7/bids', '203.0.113.21'))).toEqual(new Set(['200']));
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
