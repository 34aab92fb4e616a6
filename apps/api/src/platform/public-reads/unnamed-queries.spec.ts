// Whoever asks a read with a query that it does not name hears so before anything is reckoned: else each new query is another address, which nothing kept answers.
import { anAuction, aRunningApp, type RunningApp } from '../../testing';
import { type Operation, ApiDescription } from '../../testing/fuzz/api-description';
import { MYSQL_POOL, type MysqlPool } from '../database';
import { KeptAnswers } from './kept-answers';

/** What no controller gives. */
const DOCS = [
  '/api/docs',
  '/api/docs/',
  '/api/docs-json',
  '/api/docs-yaml',
  '/api/docs/swagger-ui-bundle.js',
];
const LOG = ['/log/keys', '/log/checkpoint', `/log/text/${'0'.repeat(64)}`];

describe('a query that a read does not name', () => {
  let running: RunningApp;
  let reads: readonly Operation[];
  let asked = 0;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    const { body } = await running.client().get('/api/docs-json');
    reads = new ApiDescription(body).operations.filter(({ method }) => method === 'GET');
    running.app.get<MysqlPool>(MYSQL_POOL).pool.on('acquire', () => {
      asked += 1;
    });
  });
  afterAll(() => running.stop());

  it.each(['GET', 'HEAD'])(
    'is refused to %s by every route, and costs no query of the database',
    async (method) => {
      const client = running.client();
      const paths = [...reads.map(({ path }) => path.replace(/{\w+}/g, '7')), ...DOCS, ...LOG];
      expect(paths.length).toBeGreaterThan(100);
      const answered: (readonly [string, number])[] = [];
      const before = asked;
      for (const path of paths) {
        const { status } = await client.send(method, `${path}?unnamed=${path.length}`, undefined, {});
        answered.push([path, status]);
      }
      expect(answered).toEqual(paths.map((path) => [path, 400]));
      // What the instance asks for itself meanwhile.
      expect(asked - before).toBeLessThan(paths.length / 4);
    },
  );

  it('is named in the refusal, and so is a parameter that is given twice', async () => {
    const unnamed = await running.client().get('/api/v1/open-data/7?n=1');
    expect(unnamed).toMatchObject({
      status: 400,
      body: { code: 'REQUEST.INVALID', data: { fields: [{ path: 'n', rule: 'isNamed' }] } },
    });
    expect(unnamed.headers.get('cache-control')).toBe('no-store');
    expect(unnamed.headers.get('x-request-id')).toBe((unnamed.body as { requestId: string }).requestId);
    expect(await running.client().get('/api/v1/auctions?page=1&page=1')).toMatchObject({
      status: 400,
      body: { code: 'REQUEST.INVALID', data: { fields: [{ path: 'page', rule: 'isOnce' }] } },
    });
  });

  it('leaves what is kept to who writes the same query otherwise, and gives it to HEAD, too', async () => {
    const { id } = await anAuction(running.pool, { title: 'spelled', lots: [{}] });
    const path = `/api/v1/auctions/${id}/lots`;
    const client = running.client();
    const kept = await client.get(path);
    expect(kept.status).toBe(200);
    const answers = running.app.get(KeptAnswers);
    const { sizeBytes } = answers;
    for (const query of ['?', '?page=1', '?page=01', '?page=1e0', '?size=200&page=1', '?&page=%31&']) {
      const head = await client.send('HEAD', `${path}${query}`, undefined, {});
      const named = [head.status, head.headers.get('etag'), head.headers.get('haopai-true-at') !== null];
      expect([query, ...named]).toEqual([query, 200, kept.headers.get('etag'), true]);
      expect(head.body).toBeNull();
    }
    expect(answers.sizeBytes).toBe(sizeBytes);
    expect((await client.get(`${path}?page=2`)).body).toMatchObject({ page: 2 });
  });
});
