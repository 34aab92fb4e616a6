// The end of an auction stamped with the time by OpenSSL's authority, and authorities that answer something else.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseNote } from '@haopai/log';
import { anAuction, aRunningApp, endAuction, type RunningApp, waitUntil } from '../../../testing';
import { valueOf } from '../tree.store';
import { HttpTimeAuthority } from './http-time-authority';
import { requestStamp } from './request-stamp';
import { SandboxTimeAuthority } from './sandbox-time-authority';
import { type StampedCheckpoint, StampsStore } from './stamps.store';

/** No engine holds its lots. */
const MONTH_MS = 30 * 24 * 3_600_000;
const MINUTE_MS = 60_000;
const digestOf = (text: string): Uint8Array => new Uint8Array(createHash('sha256').update(text).digest());

describe('a time authority', () => {
  const sandbox = new SandboxTimeAuthority();

  it('stamps a hash, and its answer is what OpenSSL takes for a stamp of it', async () => {
    const { reply, atMs } = await requestStamp(sandbox, digestOf('hello'));
    expect(Math.abs(Date.now() - atMs)).toBeLessThan(MINUTE_MS);
    const folder = mkdtempSync(path.join(tmpdir(), 'stamp-'));
    const file = path.join(folder, 'reply.tsr');
    writeFileSync(file, reply);
    const verify = (text: string): string =>
      execFileSync(
        'openssl',
        ['ts', '-verify', '-digest', Buffer.from(digestOf(text)).toString('hex'), '-in', file].concat([
          ...['-CAfile', sandbox.certificateFile],
        ]),
        { encoding: 'utf8', stdio: 'pipe' },
      );
    expect(verify('hello')).toContain('Verification: OK');
    expect(() => verify('something else')).toThrow();
    rmSync(folder, { recursive: true });
  });

  it('that stamps something else, answers another request, refuses or says nothing is not believed', async () => {
    const real = await requestStamp(sandbox, digestOf('hello'));
    const again = { answer: () => Promise.resolve(real.reply) };
    await expect(requestStamp(again, digestOf('hello'))).rejects.toThrow('another request');
    await expect(requestStamp(again, digestOf('other'))).rejects.toThrow('something else');
    // Not a SHA-256: what it is asked is refused, in its own words.
    await expect(requestStamp(sandbox, new Uint8Array(5))).rejects.toThrow('refuses');
    const nonsense = { answer: () => Promise.resolve(new Uint8Array([1, 2, 3])) };
    await expect(requestStamp(nonsense, digestOf('hello'))).rejects.toThrow();
  });

  it('is asked over HTTP, and is not waited for where it fails', async () => {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        expect(request.headers['content-type']).toBe('application/timestamp-query');
        const isGood = request.url === '/good';
        void sandbox
          .answer(new Uint8Array(Buffer.concat(chunks)))
          .then((reply) => response.writeHead(isGood ? 200 : 500).end(reply));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const stamp = await requestStamp(new HttpTimeAuthority(`${url}/good`), digestOf('hello'));
    expect(stamp.reply.length).toBeGreaterThan(100);
    await expect(requestStamp(new HttpTimeAuthority(`${url}/bad`), digestOf('hello'))).rejects.toThrow('500');
    server.close();
  });
});

describe('the end of an auction', () => {
  let running: RunningApp;
  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_PUBLIC_LOG_STAMPS: 'sandbox' });
  });
  afterAll(() => running.stop());

  it('is stamped once its result is in the log, one time, and the stamp is of the checkpoint that covers it', async () => {
    const { pool } = running;
    const auction = await anAuction(pool, { startsAtMs: Date.now() + MONTH_MS, lots: [{}] });
    const stamps = new StampsStore(pool);
    expect(await stamps.ofAuction(auction.id)).toBeNull();
    await endAuction(pool, auction, [{ bidsFen: [5_000_000] }]);
    let stamped: StampedCheckpoint | null = null;
    await waitUntil(async () => (stamped = await stamps.ofAuction(auction.id)) !== null);
    const last = await stamps.lastCheckpoint(auction.id);
    expect(stamped).toMatchObject({ size: last?.size, note: expect.any(String) });
    const { reply, note } = stamped as unknown as StampedCheckpoint;
    const { text } = valueOf(parseNote(note));
    expect(Buffer.from(reply).includes(Buffer.from(digestOf(text)))).toBe(true);
    expect(await stamps.take(auction.id)).toBe(false);
    expect([await stamps.due(), await stamps.waiting()]).toEqual([[], 0]);
    const status = await running.client().get('/api/v1/log/status');
    expect(status.body).toMatchObject({ isStamped: true });
  });
});
