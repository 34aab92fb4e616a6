// What every request meets before and after its controller: origin, size, shape, headers, ids and pages.
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { aRunningApp, type RunningApp, staffClient } from '../../testing';

const LOGIN = '/api/v1/auth/login';
const ARTICLES = '/api/v1/admin/articles';

describe('the edge of the api', () => {
  let running: RunningApp;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haopai-portal-'));
    await writeFile(join(folder, 'index.html'), '<title>portal</title>');
    await writeFile(join(folder, 'main-AB12CD34.js'), 'void 0;');
    await writeFile(join(folder, 'chunk-D-W0_rt-.js'), 'void 0;');
    await writeFile(join(folder, 'sw.js'), 'void 1;');
    await writeFile(join(folder, 'manifest.webmanifest'), '{}');
    await mkdir(join(folder, 'manual'));
    await writeFile(join(folder, 'manual', 'here.pdf'), '%PDF-1.4');
    await mkdir(join(folder, 'office'));
    await writeFile(join(folder, 'office', 'index.html'), '<title>office</title>');
    await writeFile(join(folder, 'office', 'main-EF56AB78.js'), 'void 2;');
    running = await aRunningApp({
      HAOPAI_STATIC_DIR: folder,
      HAOPAI_ADMIN_DIR: join(folder, 'office'),
    });
  });
  afterAll(async () => {
    await running.stop();
    await rm(folder, { recursive: true });
  });

  it.each([{ Origin: 'https://elsewhere.example' }, { Origin: '' }, { Origin: 'null' }])(
    'refuses a change that comes from %j',
    async (headers) => {
      const answer = await running.client().post(LOGIN, { username: 'a', password: 'b' }, headers);
      expect(answer).toMatchObject({ status: 403, body: { code: 'REQUEST.BAD_ORIGIN', data: {} } });
    },
  );

  it('refuses a body over 32 kB', async () => {
    const answer = await running.client().post(LOGIN, { username: 'a'.repeat(33_000) });
    expect(answer).toMatchObject({
      status: 413,
      body: { code: 'REQUEST.TOO_LARGE', data: { maxBytes: 32_768 } },
    });
  });

  it.each([LOGIN, ARTICLES])(
    'refuses a body that is compressed, which may take for ever to say nothing: %s',
    async (path) => {
      const { cookieHeader: Cookie } = await staffClient(running, 'administrator');
      const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
      const answer = await fetch(`${running.url}${path}`, {
        method: 'POST',
        body: gzipSync(JSON.stringify({ username: 'nobody_here', password: 'b' })),
        headers: { ...headers, Origin: running.url, Cookie },
      });
      expect([answer.status, await answer.json()]).toMatchObject([
        400,
        { code: 'REQUEST.INVALID', data: { fields: [{ path: '', rule: 'isJson' }] } },
      ]);
    },
  );

  it('asks whose a long text is before the text has come', async () => {
    const { hostname, port, host } = new URL(running.url);
    const socket = connect(Number(port), hostname);
    const head = `POST /api/v1/admin/articles HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${running.url}\r\n`;
    socket.write(`${head}Content-Type: application/json\r\nContent-Length: 300000\r\n\r\n{`);
    expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 401 /);
    socket.destroy();
  });

  it('refuses broken JSON, unknown fields and wrong types, and names the fields', async () => {
    const client = running.client();
    const broken = await client.send('POST', LOGIN, '{', { 'Content-Type': 'application/json' });
    expect(broken).toMatchObject({ status: 400, body: { code: 'REQUEST.INVALID' } });
    const answer = await client.post(LOGIN, { username: 7, password: 'b', isAdmin: true });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        code: 'REQUEST.INVALID',
        data: {
          fields: expect.arrayContaining([
            { path: 'isAdmin', rule: 'whitelistValidation' },
            { path: 'username', rule: 'isString' },
          ]),
        },
      },
    });
  });

  it.each([
    ['lists', '['.repeat(6_000) + ']'.repeat(6_000)],
    ['objects', `${'{"a":'.repeat(4_000)}1${'}'.repeat(4_000)}`],
  ])('refuses %s within each other before they fill the stack', async (_, nested) => {
    const body = `{"username":"a","password":"b","x":${nested}}`;
    const answer = await running.client().send('POST', LOGIN, body, { 'Content-Type': 'application/json' });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'REQUEST.INVALID', data: { fields: [{ path: '', rule: 'maxDepth' }] } },
    });
  });

  it('names each request itself, and says so in its answer: whoever asks could take the name of another’s', async () => {
    for (const told of ['trace-12345678', 'no spaces, please']) {
      const { headers, body } = await running.client().get('/api/v1/me', { 'x-request-id': told });
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(body).toMatchObject({ requestId: headers.get('x-request-id') });
    }
  });

  it('takes the name that its own proxy gives, if it is one', async () => {
    const behind = await aRunningApp({ HAOPAI_TRUSTED_PROXIES: '1' });
    const nameFor = async (told: string) =>
      (await behind.client().get('/api/v1/me', { 'x-request-id': told })).headers.get('x-request-id');
    expect(await nameFor('trace-12345678')).toBe('trace-12345678');
    expect(await nameFor('no spaces, please')).toMatch(/^[0-9a-f-]{36}$/);
    await behind.stop();
  });

  it('knows no address in capitals, at which staff would get a citizen’s session', async () => {
    const body = { username: 'nobody_here', password: 'b' };
    expect(await running.client().post('/api/v1/admin/auth/login', body)).toMatchObject({ status: 401 });
    for (const path of ['/api/v1/ADMIN/auth/login', '/api/V1/admin/auth/login', '/api/v1/admin/auth/Login'])
      expect(await running.client().post(path, body)).toMatchObject({
        status: 404,
        body: { code: 'REQUEST.NOT_FOUND' },
      });
  });

  it('lets the browser run nothing but our own scripts', async () => {
    const { headers } = await running.client().get('/');
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain('trusted-types angular default ProseMirrorClipboard');
    const docs = await running.client().get('/api/docs');
    expect(docs.headers.get('content-security-policy')).not.toContain('trusted-types');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('serves the portal under every address that is a page, and hashed files for a year', async () => {
    const asBrowser = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    for (const path of ['/', '/auctions/7', '/lots/12?from=board']) {
      const page = await running.client().get(path, asBrowser);
      expect(page).toMatchObject({ status: 200, body: '<title>portal</title>' });
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
    for (const name of ['main-AB12CD34.js', 'chunk-D-W0_rt-.js']) {
      const file = await running.client().get(`/${name}`);
      expect(file.headers.get('cache-control')).toContain('immutable');
    }
    for (const path of ['/api/v1/nothing', '/gone-AB12CD34.js', '/admin/main-AB12CD34.js']) {
      const missing = await running.client().get(path, path.endsWith('.js') ? {} : asBrowser);
      expect(missing).toMatchObject({ status: 404, body: { code: 'REQUEST.NOT_FOUND' } });
    }
  });

  it('serves the back office below /admin, from a folder of its own', async () => {
    const asBrowser = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    for (const path of ['/admin', '/admin/', '/admin/staff/7', '/admin/login?next=%2Faudit']) {
      const page = await running.client().get(path, asBrowser);
      expect(page).toMatchObject({ status: 200, body: '<title>office</title>' });
      expect(page.headers.get('cache-control')).toBe('no-cache');
    }
    const file = await running.client().get('/admin/main-EF56AB78.js');
    expect(file).toMatchObject({ status: 200, body: 'void 2;' });
    expect(file.headers.get('cache-control')).toContain('immutable');
    expect((await running.client().get('/administration', asBrowser)).body).toBe('<title>portal</title>');
  });

  it('hands out service worker and manifest as what they are, and never for longer than one look', async () => {
    const worker = await running.client().get('/sw.js');
    expect(worker).toMatchObject({ status: 200, body: 'void 1;' });
    expect(worker.headers.get('content-type')).toMatch(/^(text|application)\/javascript/);
    expect(worker.headers.get('cache-control')).toBe('no-cache');
    const manifest = await running.client().get('/manifest.webmanifest');
    expect(manifest.headers.get('content-type')).toMatch(/^application\/manifest\+json/);
    expect(manifest.headers.get('cache-control')).toBe('no-cache');
  });

  it.each<Record<string, string>>([{ Range: 'bytes=900-' }, { 'If-Match': '"another"' }])(
    'refuses what a file does not have: %j',
    async (headers) => {
      const refused = await running.client().get('/main-AB12CD34.js', headers);
      expect(refused).toMatchObject({ status: 400, body: { code: 'REQUEST.INVALID', data: { fields: [] } } });
      expect(refused.headers.get('cache-control')).toBe('no-store');
    },
  );

  it('hands out a manual as a PDF, and never for longer than one look', async () => {
    const manual = await running.client().get('/manual/here.pdf');
    expect(manual).toMatchObject({ status: 200, body: '%PDF-1.4' });
    expect(manual.headers.get('content-type')).toBe('application/pdf');
    expect(manual.headers.get('cache-control')).toBe('no-cache');
  });

  it('gives no page in place of a file that is missing', async () => {
    const missing = await running.client().get('/manual/gone.pdf', { Accept: 'text/html,*/*;q=0.8' });
    expect(missing).toMatchObject({ status: 404, body: { code: 'REQUEST.NOT_FOUND' } });
  });

  it('describes itself at /api/docs-json', async () => {
    const { body } = await running.client().get('/api/docs-json');
    expect(body).toMatchObject({
      paths: { '/api/v1/auctions': {}, '/api/v1/auctions/{id}/room': {}, '/api/v1/auth/login': {} },
    });
    expect((await running.client().get('/api/docs')).status).toBe(200);
  });
});
