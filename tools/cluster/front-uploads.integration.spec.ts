// What the office and citizens send through docker/nginx/nginx.conf: as much as an instance takes, at the addresses that take it and at no other.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MEGABYTE, PICTURE_BYTES_MAX, SETTINGS, SHEET_BYTES_MAX } from '@haopai/contracts';
import { apiEndpoints, endpointsWith } from '../addresses/api-endpoints';
import { freePort } from '../services';
import { Front } from './front';
import { obtainNginx } from './obtain-nginx';
import { Listener } from './testing/listener';

/** apps/api/src/platform/http/long-texts.ts */
const LONG_TEXT_MAX_BYTES = 384 * 1024;
/** As much as the setting can be. */
const ATTACHMENT_MAX_BYTES = SETTINGS['auctions.attachmentMegabytes'].max * MEGABYTE;
const USUAL_MAX_BYTES = 64 * 1024;
/** As in production, where the office has no host of its own. */
const OF_THE_STAFF = { Cookie: 'haopai_edge=1; __Secure-haopai.staff=s%3Asession' };
/** Time enough for a body to go on, if it did. */
const HELD_FOR_MS = 300;

const uploads = endpointsWith('Uploaded', 'UploadedSheet');
const longTexts = apiEndpoints().filter((endpoint) =>
  /^(POST|PUT|PATCH) \/api\/v1\/admin\/(articles|agreements)(\/|$)/.test(endpoint),
);
const others = apiEndpoints().filter(
  (endpoint) => /^(POST|PUT)/.test(endpoint) && ![...uploads, ...longTexts].includes(endpoint),
);

function bytesMaxOf(endpoint: string): number {
  return endpoint.endsWith('/attachments')
    ? ATTACHMENT_MAX_BYTES
    : Math.max(PICTURE_BYTES_MAX, SHEET_BYTES_MAX);
}

describe('what is sent as a file', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'haopai-front-uploads-'));
  let instance: Listener;
  let front: Front;

  beforeAll(async () => {
    const program = await obtainNginx(() => undefined);
    front = new Front({ program, home, logDir: path.join(home, 'logs'), port: await freePort() });
    instance = await Listener.open('one');
    await front.start([instance.port]);
  });
  afterAll(async () => {
    await front.stop();
    await instance.close();
    rmSync(home, { recursive: true });
  });
  beforeEach(() => instance.forget());

  /** But for the question whose session it is. */
  const sentOn = () => instance.heard.filter(({ url }) => url !== '/api/v1/me');
  const send = (endpoint: string, bytes: number): Promise<Response> => {
    const [method = '', address = ''] = endpoint.split(' ');
    const url = `${front.baseUrl}${address.replace(/:\w+/g, '7')}`;
    return fetch(url, { method, headers: OF_THE_STAFF, body: Buffer.alloc(bytes, 'x') });
  };

  it('is a picture, a proof of a citizen, a sheet of plates or lots, a file of an auction, or the answers of the vehicle register', () => {
    expect([...uploads].sort()).toEqual([
      'POST /api/v1/admin/auctions/:id/attachments',
      'POST /api/v1/admin/auctions/:id/sheet',
      'POST /api/v1/admin/auctions/:id/sheet/check',
      'POST /api/v1/admin/pictures',
      'POST /api/v1/admin/stock/sheet',
      'POST /api/v1/admin/stock/sheet/check',
      'POST /api/v1/admin/vehicle-register/answers',
      'POST /api/v1/me/claims/:id/files',
    ]);
    expect(longTexts.length).toBeGreaterThan(3);
  });

  it.each([
    ...uploads.map((endpoint) => [endpoint, bytesMaxOf(endpoint)] as const),
    ...longTexts.map((endpoint) => [endpoint, LONG_TEXT_MAX_BYTES] as const),
  ])(
    '%s reaches an instance whole, up to %i bytes, and one byte more, which the instance refuses',
    async (endpoint, bytesMax) => {
      for (const bytes of [bytesMax, bytesMax + 1]) {
        instance.forget();
        expect((await send(endpoint, bytes)).status).toBe(200);
        expect(sentOn()).toMatchObject([{ bodyBytes: bytes }]);
      }
      instance.forget();
      const answer = await send(endpoint, bytesMax + 128 * 1024);
      expect(answer.status).toBe(413);
      expect(await answer.json()).toMatchObject({ code: 'REQUEST.TOO_LARGE', data: { maxBytes: bytesMax } });
      expect(sentOn()).toEqual([]);
    },
  );

  it('is large nowhere else', async () => {
    for (const endpoint of others) {
      const answer = await send(endpoint, USUAL_MAX_BYTES + 1);
      expect([endpoint, answer.status]).toEqual([endpoint, 413]);
      expect(await answer.json()).toMatchObject({ data: { maxBytes: 32 * 1024 } });
    }
    expect(instance.heard).toEqual([]);
  });

  it('is held by nginx until it has come whole, where citizens send it: nobody who sends slowly has an instance wait', async () => {
    instance.forget();
    let goOn = (): void => undefined;
    const sent = new ReadableStream({
      start: (stream) => {
        stream.enqueue(new Uint8Array(100_000));
        goOn = () => {
          stream.enqueue(new Uint8Array(100_000));
          stream.close();
        };
      },
    });
    const request = { method: 'POST', body: sent, duplex: 'half' } as RequestInit;
    const answer = fetch(`${front.baseUrl}/api/v1/me/claims/7/files`, request);
    await sleep(HELD_FOR_MS);
    expect(sentOn()).toEqual([]);
    goOn();
    expect((await answer).status).toBe(200);
    expect(sentOn()).toMatchObject([{ bodyBytes: 200_000 }]);
  });

  it('is refused before it has come where nobody is logged in, and is said to be trouble of the site where nobody can tell', async () => {
    for (const [status, told, code] of [
      [401, 401, 'SESSION.MISSING'],
      [503, 503, 'SERVER.UNAVAILABLE'],
    ] as const) {
      instance.forget();
      instance.answer = (_, response) => response.writeHead(status).end('{}');
      const sent = new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(1_000)) });
      const request = { method: 'POST', body: sent, duplex: 'half' } as RequestInit;
      const answer = await fetch(`${front.baseUrl}/api/v1/me/claims/7/files`, request);
      expect([answer.status, await answer.json()]).toMatchObject([told, { code }]);
      expect(sentOn()).toEqual([]);
    }
  });

  it('is refused before it has come when the instance does not know who sends it', async () => {
    instance.answer = (_, response) => response.writeHead(401, { Connection: 'close' }).end('{}');
    const sent = new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(1_000)) });
    const headers = OF_THE_STAFF;
    const request = { method: 'POST', headers, body: sent, duplex: 'half' } as RequestInit;
    expect((await fetch(`${front.baseUrl}/api/v1/admin/pictures`, request)).status).toBe(401);
    expect(sentOn()).toHaveLength(1);
  });

  it.each([...uploads, ...longTexts].filter((endpoint) => endpoint.includes('/admin/')))(
    'is asked of no instance where nobody of the staff sends it: %s',
    async (endpoint) => {
      const [method = '', address = ''] = endpoint.split(' ');
      const url = `${front.baseUrl}${address.replace(/:\w+/g, '7')}`;
      for (const headers of [{}, { Cookie: 'haopai.sid=s; haopai.staff-device.3=s' }]) {
        const answer = await fetch(url, { method, headers, body: 'x' });
        expect(answer.status).toBe(401);
        expect(await answer.json()).toMatchObject({ code: 'SESSION.MISSING', data: {} });
      }
      expect(sentOn()).toEqual([]);
    },
  );
});
