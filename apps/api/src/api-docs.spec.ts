// The description of the api against the api itself.
import { type Operation, ApiDescription } from './testing/fuzz/api-description';
import { FixedAnswers } from './platform/public-reads';
import { aRunningApp, type RunningApp } from './testing';

/** As far as the router shows them; middleware has no route. */
interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
}

/** What Express calls for each request that reaches it. */
interface Handling {
  handle: (...args: readonly unknown[]) => unknown;
}

/** The description's own pages. */
const DOCS = /^\/api\/docs/;
/** Stands before routes of every method, and is none. */
const ANY_PATH = /\*/;

describe('the description of the api', () => {
  let running: RunningApp;
  let operations: readonly Operation[];
  const warnings: string[] = [];

  beforeAll(async () => {
    // Everything is asked for at once, as no reader does.
    running = await aRunningApp({ HAOPAI_RATE_LIMIT: 'off', HAOPAI_LOG_LEVEL: 'warn' }, undefined, {
      write: (line) => warnings.push(line),
    });
    const { body } = await running.client().get('/api/docs-json');
    operations = new ApiDescription(body).operations;
  });
  afterAll(() => running.stop());

  it('lists every route, and none that is not there', () => {
    const { router } = running.app.getHttpAdapter().getInstance() as { router: { stack: readonly Layer[] } };
    const routes = router.stack.flatMap(({ route }) =>
      route === undefined || DOCS.test(route.path) || ANY_PATH.test(route.path)
        ? []
        : Object.keys(route.methods).map(
            (method) => `${method.toUpperCase()} ${route.path.replace(/:(\w+)/g, '{$1}')}`,
          ),
    );
    expect(routes.length).toBeGreaterThan(40);
    expect(operations.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([...routes].sort());
  });

  // Of two shapes with one name the description shows the one, and is wrong about the other.
  it('gives each shape a name of its own', () => {
    expect(warnings.filter((line) => line.includes('Duplicate DTO'))).toEqual([]);
  });

  it('says of every route what its success and its refusals look like', () => {
    for (const { method, path, answers } of operations) {
      const [status = '', ...others] = Object.keys(answers).filter((one) => one.startsWith('2'));
      const success = answers[status]?.content;
      expect([path, others, answers['default']?.content]).toEqual([
        path,
        [],
        { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
      ]);
      expect([method, path, status === '204' ? success === undefined : success !== undefined]).toEqual([
        method,
        path,
        true,
      ]);
    }
  });

  it('has a say of every GET how long its answer may be kept on its way: not at all but for public reads', async () => {
    const client = running.client();
    const kept: string[] = [];
    for (const { method, path } of operations) {
      if (method !== 'GET' || path.endsWith('/stream')) continue;
      const { headers } = await client.get(path.replace(/{\w+}/g, '7'));
      const cacheControl = headers.get('cache-control');
      if (cacheControl?.includes('no-store'))
        expect([path, headers.get('x-accel-expires')]).toEqual([path, null]);
      else {
        kept.push(path);
        expect([path, cacheControl, headers.get('x-accel-expires')]).toEqual([path, 'no-cache', '1']);
      }
      expect([path, headers.get('set-cookie')]).toEqual([path, null]);
    }
    // Of those that find nothing under these names the refusal is not kept.
    expect(kept.sort()).toEqual([
      '/api/v1/agreements/current',
      '/api/v1/articles',
      '/api/v1/auctions',
      '/api/v1/listings',
      '/api/v1/open-data',
      '/api/v1/regions',
      '/api/v1/results',
      '/api/v1/sold-plates',
      '/api/v1/sold-plates/figures',
    ]);
  });

  it('stands ready as bytes, compressed, for GET and HEAD alike, and so does the page that shows it', async () => {
    const client = running.client();
    for (const [path, type] of [
      ['/api/docs-json', 'application/json'],
      ['/api/docs-yaml', 'text/yaml'],
      ['/api/docs', 'text/html'],
      ['/api/docs/swagger-ui-init.js', 'javascript'],
      ['/api/docs/swagger-ui-bundle.js', 'javascript'],
      ['/api/docs/swagger-ui.css', 'text/css'],
    ] as const) {
      for (const encoding of ['br', 'gzip']) {
        const answer = await client.send('HEAD', path, undefined, { 'Accept-Encoding': encoding });
        expect([path, answer.status, Object.fromEntries(answer.headers)]).toEqual([
          path,
          200,
          expect.objectContaining({
            'cache-control': 'public, max-age=300',
            'content-encoding': encoding,
            'content-type': expect.stringContaining(type),
            'x-accel-expires': '60',
            'x-content-type-options': 'nosniff',
          }),
        ]);
        const known = { 'Accept-Encoding': encoding, 'If-None-Match': answer.headers.get('etag') ?? '' };
        expect((await client.get(path, known)).status).toBe(304);
      }
    }
    const page = await client.get('/api/docs/');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    for (const [, file = ''] of String(page.body).matchAll(/(?:src|href)=['"]\.\/([^'"]+)['"]/g))
      expect([file, (await client.get(`/api/docs/${file}`)).status]).toEqual([file, 200]);
  });

  it('is made once, before anybody asks: no handler hears of whoever does, also for its page', async () => {
    // As the program does before it listens.
    await running.app.get(FixedAnswers).makeAll();
    const express = running.app.getHttpAdapter().getInstance() as unknown as Handling;
    const { handle } = express;
    let handled = 0;
    express.handle = (...args) => {
      handled += 1;
      return Reflect.apply(handle, express, args);
    };
    const client = running.client();
    for (const path of ['-json', '-yaml', '', '/', '/swagger-ui-bundle.js'])
      for (const method of ['GET', 'HEAD', 'GET'])
        expect((await client.send(method, `/api/docs${path}`, undefined, {})).status).toBe(200);
    expect(handled).toBe(0);
    expect((await client.get('/api/v1/me')).status).toBe(401);
    expect(handled).toBe(1);
    express.handle = handle;
  });

  it('gives nothing else of the library that shows it', async () => {
    for (const name of ['swagger-ui-bundle.js.map', 'package.json', 'LICENSE', 'docs/swagger-ui.css'])
      expect(await running.client().get(`/api/docs/${name}`)).toMatchObject({
        status: 404,
        body: { code: 'REQUEST.NOT_FOUND' },
      });
  });
});
