// GET /metrics of a running api, after real bids that people watched.
import { randomUUID } from 'node:crypto';
import {
  aDatabase,
  aLineToMysql,
  aRunningApp,
  bid,
  type RunningApp,
  SaleFloor,
  waitUntil,
} from '../../testing';

const TOKEN = 'a-token-of-some-length';

/** The value of one line of Prometheus' text; null when it is not told. */
function valueOf(text: unknown, series: string): number | null {
  const line = String(text)
    .split('\n')
    .find((each) => each.startsWith(`${series} `));
  return line === undefined ? null : Number(line.slice(series.length + 1));
}

describe('GET /metrics', () => {
  let running: RunningApp;
  let floor: SaleFloor;

  beforeAll(async () => {
    running = await aRunningApp();
    floor = new SaleFloor(running);
  });
  afterAll(async () => {
    floor.close();
    await running.stop();
  });

  const scrape = async (): Promise<unknown> => (await running.client().get('/metrics')).body;

  it('tells of bids by their outcome, their commits, their watchers and the lots', async () => {
    const auction = await floor.openAuction();
    const lotId = auction.lots[0]?.id ?? 0;
    const [one, other] = [await floor.bidder(auction), await floor.bidder(auction)];
    await other.live.ask('lot.watch', { lotId });
    expect(await bid(one, lotId, 50_000)).toMatchObject({ ok: true });
    expect(await bid(other, lotId, 50_000)).toMatchObject({ ok: false, code: 'BID.TOO_LOW' });
    expect(await bid(other, lotId, 51_000)).toMatchObject({ ok: true });
    await waitUntil(async () => (valueOf(await scrape(), 'haopai_ticks_total{kind="lot"}') ?? 0) > 0);

    const text = await scrape();
    expect(valueOf(text, 'haopai_bids_total{outcome="accepted"}')).toBe(2);
    expect(valueOf(text, 'haopai_bids_total{outcome="BID.TOO_LOW"}')).toBe(1);
    expect(valueOf(text, 'haopai_bid_answer_seconds_count')).toBe(3);
    expect(valueOf(text, 'haopai_bid_answer_seconds_sum')).toBeGreaterThan(0);
    const [journal] = await running.pool.query('SELECT version FROM lot_events');
    expect(valueOf(text, 'haopai_journal_commit_rows_sum')).toBe((journal as unknown[]).length);
    expect(valueOf(text, 'haopai_journal_commit_seconds_count')).toBeGreaterThanOrEqual(2);
    expect(valueOf(text, 'haopai_journal_doubts_total')).toBe(0);
    expect(valueOf(text, 'haopai_orders_under_way')).toBe(0);
    expect(valueOf(text, 'haopai_lots_held')).toBe(auction.lots.length);
    expect(valueOf(text, 'haopai_shards_owned')).toBe(64);
    // A machine that stood still for as long as a lease lasts has lost all shards, and taken them again.
    const changes = (change: string): number =>
      valueOf(text, `haopai_shard_changes_total{change="${change}"}`) ?? NaN;
    expect(changes('taken') - changes('lost') - changes('given')).toBe(64);
    expect(valueOf(text, 'haopai_tick_deliveries_total{kind="lot"}')).toBe(
      valueOf(text, 'haopai_ticks_total{kind="lot"}'),
    );
    expect(valueOf(text, 'haopai_sockets')).toBe(2);
    one.live.close();
    await waitUntil(async () => valueOf(await scrape(), 'haopai_sockets') === 1);
  });

  it('counts bids that nobody could answer for want of a service', async () => {
    const database = await aDatabase();
    const line = await aLineToMysql(database.config);
    const poor = await aRunningApp({ HAOPAI_MYSQL_URL: line.url }, database);
    const bidder = await new SaleFloor(poor).bidder(await new SaleFloor(poor).auction());
    await line.cut();
    const message = { amountFen: 5_000_000, entryId: bidder.enrolment.entries[0]?.id };
    const answer = await bidder.http.post('/api/v1/lots/4711/bids', message, {
      'Idempotency-Key': randomUUID(),
    });
    expect(answer).toMatchObject({ status: 503 });
    const { body } = await poor.client().get('/metrics');
    expect(valueOf(body, 'haopai_bids_total{outcome="SERVER.UNAVAILABLE"}')).toBe(1);
    bidder.live.close();
    await line.mend();
    await poor.stop();
    await line.cut();
    await database.drop();
  });

  it('measures what is forwarded at the edge, and commits at the engine, which also tells', async () => {
    const database = await aDatabase();
    const prefix = { HAOPAI_REDIS_PREFIX: `haopai-test-${randomUUID()}:` };
    const edge = new SaleFloor(await aRunningApp({ ...prefix, HAOPAI_ROLE: 'edge' }, database));
    const engine = await aRunningApp({ ...prefix, HAOPAI_ROLE: 'engine' }, database);
    const auction = await edge.openAuction();
    expect(await bid(await edge.bidder(auction), auction.lots[0]?.id ?? 0, 50_000)).toMatchObject({
      ok: true,
    });

    const [atEdge, atEngine] = [edge.running, engine].map((app) => app.client().get('/metrics'));
    const edgeText = (await atEdge)?.body;
    const engineText = (await atEngine)?.body;
    expect(valueOf(edgeText, 'haopai_forwarded_bid_seconds_count')).toBeGreaterThanOrEqual(1);
    expect(valueOf(edgeText, 'haopai_bids_total{outcome="accepted"}')).toBe(1);
    expect(valueOf(edgeText, 'haopai_journal_commit_rows_sum')).toBe(0);
    expect(valueOf(engineText, 'haopai_journal_commit_rows_sum')).toBeGreaterThanOrEqual(3);
    expect([edgeText, engineText].map((text) => valueOf(text, 'haopai_shards_owned'))).toEqual([0, 64]);
    edge.close();
    await edge.running.stop();
    await engine.stop();
    await database.drop();
  });

  it('tells how far the clock is off and how surely', async () => {
    const text = await scrape();
    expect(Math.abs(valueOf(text, 'haopai_clock_offset_seconds') ?? 99)).toBeLessThan(1);
    const uncertainty = valueOf(text, 'haopai_clock_uncertainty_seconds') ?? 0;
    expect(uncertainty).toBeGreaterThan(0);
    expect(uncertainty).toBeLessThan(1);
  });

  it('counts requests by the pattern of their address', async () => {
    await running.client().get('/api/v1/lots/7777');
    await running.client().get('/api/v1/lots/8888');
    await running.client().get('/api/v1/nothing-here/42');
    const text = String(await scrape());
    const missing = 'haopai_http_requests_total{method="GET",route="/api/v1/lots/:id",status="404"}';
    expect(valueOf(text, missing)).toBe(2);
    // By the address, since four digits alone may also stand in a sum of seconds.
    expect(text).not.toContain('lots/7777');
    expect(text).not.toContain('nothing-here');
  });

  it('is the text that Prometheus reads, and makes no session', async () => {
    const answer = await running.client().get('/metrics');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.body).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('is not there for whoever comes through a proxy, nor under other addresses and methods', async () => {
    const client = running.client();
    const refused = [
      await client.get('/metrics', { 'X-Forwarded-For': '127.0.0.1' }),
      await client.get('/metrics/else'),
      await client.get('/api/metrics'),
      await client.post('/metrics', {}),
    ];
    for (const answer of refused)
      expect(answer).toMatchObject({ status: 404, body: { code: 'REQUEST.NOT_FOUND' } });
  });

  it('wants the token once there is one', async () => {
    const guarded = await aRunningApp({ HAOPAI_METRICS_TOKEN: TOKEN });
    const client = guarded.client();
    expect((await client.get('/metrics')).status).toBe(404);
    expect((await client.get('/metrics', { Authorization: 'Bearer something-else' })).status).toBe(404);
    expect((await client.get('/metrics', { Authorization: `Bearer ${TOKEN}` })).status).toBe(200);
    await guarded.stop();
  });
});
