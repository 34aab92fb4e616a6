// A page's texts go out as the build compressed them, to whom that suits: over real HTTP, headers and bytes as they are.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { aRunningApp, type RunningApp } from '../../testing';

const SCRIPT = '/main-AB12CD34.js';
const SCRIPT_TEXT = 'const words = "号牌号牌号牌";'.repeat(40);
const PORTAL = '<title>portal</title>'.repeat(20);
const OFFICE = '<title>office</title>'.repeat(20);
/** Where others answer: a file there is none, and nobody looks for one. */
const NO_PLACES = ['api', 'api/v1', 'socket.io', 'metrics'];
const AS_BROWSER = { 'accept-encoding': 'gzip, deflate, br, zstd', accept: 'text/html,*/*;q=0.8' };

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

describe('the files of the pages', () => {
  let running: RunningApp;
  let folder: string;

  const write = async (name: string, text: string, alsoCompressed: boolean) => {
    await writeFile(join(folder, name), text);
    if (!alsoCompressed) return;
    await writeFile(join(folder, `${name}.br`), brotliCompressSync(text));
    await writeFile(join(folder, `${name}.gz`), gzipSync(text));
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haopai-pages-'));
    await mkdir(join(folder, 'office'));
    await write('index.html', PORTAL, true);
    await write('office/index.html', OFFICE, true);
    await write('main-AB12CD34.js', SCRIPT_TEXT, true);
    await write('sw.js', 'void 1;', false);
    await writeFile(join(folder, 'only.css'), 'p{}'.repeat(50));
    await writeFile(join(folder, 'only.css.gz'), gzipSync('p{}'.repeat(50)));
    for (const place of NO_PLACES) {
      await mkdir(join(folder, place), { recursive: true });
      await write(`${place}/early.js`, 'void 2;', true);
    }
    await write('api/v1/clock', 'a file', false);
    // Its plain file is there, the compressed one goes after the start.
    await write('goes.txt', 'still here', true);
    running = await aRunningApp({ HAOPAI_STATIC_DIR: folder, HAOPAI_ADMIN_DIR: join(folder, 'office') });
    await rm(join(folder, 'goes.txt.br'));
  });
  afterAll(async () => {
    await running.stop();
    await rm(folder, { recursive: true });
  });

  /** Not by fetch, which asks for encodings of its own and undoes them. */
  function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = request(`${running.url}${path}`, { method, headers }, (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, bytes: Buffer.concat(pieces) }),
        );
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  it('go out in brotli to a browser, named, typed and kept as the plain file is', async () => {
    const { status, headers, bytes } = await ask(SCRIPT, AS_BROWSER);
    expect(status).toBe(200);
    expect(brotliDecompressSync(bytes).toString()).toBe(SCRIPT_TEXT);
    expect(headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      'content-length': String(bytes.length),
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'Accept-Encoding',
    });
  });

  it.each([
    ['gzip', 'gzip'],
    ['gzip, br;q=0', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['br;q=0, gzip;q=0', undefined],
    ['identity', undefined],
    ['zstd', undefined],
    ['', undefined],
    [null, undefined],
  ])('fit Accept-Encoding: %s', async (accepted, encoding) => {
    const { headers, bytes } = await ask(SCRIPT, accepted === null ? {} : { 'accept-encoding': accepted });
    expect(headers['content-encoding']).toBe(encoding);
    // Whatever was sent: another reader of the same cache may get another.
    expect(headers.vary).toBe('Accept-Encoding');
    const plain =
      encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes;
    expect(plain.toString()).toBe(SCRIPT_TEXT);
  });

  it('have a tag for each encoding, by which a browser learns that nothing has changed', async () => {
    const compressed = await ask(SCRIPT, AS_BROWSER);
    const plain = await ask(SCRIPT);
    expect(compressed.headers.etag).not.toBe(plain.headers.etag);
    const again = await ask(SCRIPT, { ...AS_BROWSER, 'if-none-match': compressed.headers.etag ?? '' });
    expect(again).toMatchObject({ status: 304, headers: { vary: 'Accept-Encoding' } });
    expect(again.bytes).toHaveLength(0);
  });

  it('answer HEAD as GET, without the bytes', async () => {
    const { headers: wanted } = await ask(SCRIPT, AS_BROWSER);
    const { status, headers, bytes } = await ask(SCRIPT, AS_BROWSER, 'HEAD');
    expect({ status, length: bytes.length }).toEqual({ status: 200, length: 0 });
    for (const name of ['content-encoding', 'content-length', 'content-type', 'etag'])
      expect(headers[name]).toBe(wanted[name]);
  });

  it('give a part of themselves as they are', async () => {
    const { status, headers, bytes } = await ask(SCRIPT, { ...AS_BROWSER, range: 'bytes=0-10' });
    expect({ status, text: bytes.toString() }).toEqual({ status: 206, text: SCRIPT_TEXT.slice(0, 11) });
    expect(headers['content-encoding']).toBeUndefined();
  });

  it.each([
    ['/', PORTAL],
    ['/auctions/7?from=board', PORTAL],
    ['/admin', OFFICE],
    ['/admin/', OFFICE],
    ['/admin/staff/7', OFFICE],
  ])('are compressed where %s is a page', async (path, page) => {
    const { headers, bytes } = await ask(path, AS_BROWSER);
    expect(brotliDecompressSync(bytes).toString()).toBe(page);
    expect(headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      vary: 'Accept-Encoding',
    });
  });

  it('go out as they are where nothing was compressed, or only in what there is', async () => {
    const worker = await ask('/sw.js', AS_BROWSER);
    expect(worker.bytes.toString()).toBe('void 1;');
    expect(worker.headers).not.toHaveProperty('content-encoding');
    expect(worker.headers).not.toHaveProperty('vary');
    expect((await ask('/only.css', AS_BROWSER)).headers['content-encoding']).toBe('gzip');
    expect((await ask('/goes.txt', AS_BROWSER)).bytes.toString()).toBe('still here');
  });

  it('are refused in the words of the api, not in those of the file', async () => {
    const { status, headers, bytes } = await ask(SCRIPT, { ...AS_BROWSER, 'if-match': '"another"' });
    expect(status).toBe(400);
    expect(JSON.parse(bytes.toString())).toMatchObject({ code: 'REQUEST.INVALID' });
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['content-type']).toContain('application/json');
  });

  it.each(NO_PLACES)('are not looked for below /%s', async (place) => {
    for (const headers of [AS_BROWSER, {}]) {
      const { bytes } = await ask(`/${place}/early.js`, headers);
      expect(bytes.toString()).not.toContain('void');
    }
  });

  it('do not stand before the api', async () => {
    const { status, headers, bytes } = await ask('/api/v1/clock', AS_BROWSER);
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
    expect(bytes.toString()).not.toContain('file');
  });

  it.each([`${SCRIPT}.br`, `${SCRIPT}.gz`, '/index.html.br'])('have no second address %s', async (path) => {
    expect((await ask(path, AS_BROWSER)).status).toBe(404);
  });
});
