// What everybody may read: from memory, without a query while it stands, and never older than a second.
import { getConnectionToken } from '@nestjs/sequelize';
import type { AuctionView, LotView, Page } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import type { Sequelize } from 'sequelize';
import {
  aCitizen,
  aDatabase,
  anAuction,
  aRunningApp,
  type HttpAnswer,
  type RunningApp,
  waitUntil,
} from '../../testing';
import { NewestFigures } from '../../live/figures';
import { Signs } from './signs';

describe('public reads', () => {
  let running: RunningApp;
  let auctionId: number;
  let lotIds: readonly number[];
  const board = () => running.client().get(`/api/v1/auctions/${auctionId}/lots`);
  const priceOf = ({ body }: HttpAnswer, lotId: number) =>
    (body as Page<LotView>).items.find((lot) => lot.lotId === lotId)?.priceFen;
  const trueAtMsOf = ({ headers }: HttpAnswer) => Number(headers.get('haopai-true-at'));

  /** Reads until the change is seen; whatever claims to be true for a later time shows it, too. */
  const seesInTime = async (
    read: () => Promise<HttpAnswer>,
    changedAtMs: number,
    isChanged: (answer: HttpAnswer) => boolean,
  ): Promise<void> => {
    await waitUntil(async () => {
      const answer = await read();
      if (trueAtMsOf(answer) > changedAtMs) expect(isChanged(answer)).toBe(true);
      return isChanged(answer);
    });
  };

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
    const auction = await anAuction(running.pool, {
      title: 'read by many',
      lots: [{ plateNumber: '浙G8888A' }, {}, {}, {}, {}, {}],
    });
    auctionId = auction.id;
    lotIds = auction.lots.map(({ id }) => id);
  });
  afterAll(() => running.stop());

  it('name what they gave, by a strong name for each encoding, and give nothing twice to who has it', async () => {
    const first = await board();
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}(-br|-gzip)?"$/);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect(first.headers.get('x-accel-expires')).toBe('1');
    expect(first.headers.get('vary')).toBe('accept-encoding');
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(first.headers.get('content-security-policy')).toBeNull();
    const again = await running.client().get(`/api/v1/auctions/${auctionId}/lots`, { 'If-None-Match': etag });
    expect(again.status).toBe(304);
    const plain = await running
      .client()
      .get(`/api/v1/auctions/${auctionId}/lots`, { 'Accept-Encoding': 'identity', 'If-None-Match': etag });
    expect(plain.status).toBe(200);
    expect(plain.headers.get('content-encoding')).toBeNull();
  });

  it('carry the time they are true for, a second ago at most', async () => {
    const askedMs = await databaseNowMs(running);
    const trueAtMs = Number((await board()).headers.get('haopai-true-at'));
    expect(askedMs - trueAtMs).toBeLessThanOrEqual(1_000);
  });

  it('ask the database as often for a crowd as for one reader', async () => {
    const sequelize: Sequelize = running.app.get(getConnectionToken());
    let asked = 0;
    sequelize.addHook('beforeQuery', () => {
      asked += 1;
    });
    const addresses = [
      `auctions/${auctionId}/lots`,
      `auctions/${auctionId}`,
      'auctions',
      `lots/${lotIds[0]}`,
      `lots/${lotIds[1]}/record`,
      'results',
      'articles?lang=zh',
      'regions',
    ];
    const readAll = () => Promise.all(addresses.map((address) => running.client().get(`/api/v1/${address}`)));
    for (const { status } of await readAll()) expect(status).toBe(200);
    await readAll();
    const beganAtMs = performance.now();
    asked = 0;
    const rounds = 100;
    for (let round = 0; round < rounds; round += 1) await readAll();
    const looks = (performance.now() - beganAtMs) / 400 + 1;
    // Of each look the queries through the models, and what the site asks by itself meanwhile: an address whose reads asked would add `rounds`.
    expect(asked).toBeLessThanOrEqual(looks * 8 + rounds / 2);
  });

  it('show what another instance has written, a second later at most, also when nobody tells of it', async () => {
    const [, lotId = 0] = lotIds;
    for (const priceFen of [5_000_000, 5_100_000, 5_200_000]) {
      await board();
      await running.pool.query(
        `INSERT INTO lot_heads (lot_id, version, phase, price_fen, leader_paddle, ends_at_ms) VALUES (?, ?, 'oneMinute', ?, 108, 1)
         ON DUPLICATE KEY UPDATE version = VALUES(version), price_fen = VALUES(price_fen)`,
        [lotId, priceFen / 100_000, priceFen],
      );
      const changedAtMs = await databaseNowMs(running);
      await seesInTime(board, changedAtMs, (answer) => priceOf(answer, lotId) === priceFen);
    }
  });

  it('show what engines tell at once, or a moment after they were last made', async () => {
    const [lotId = 0] = lotIds;
    running.app.get(NewestFigures).note({
      lotId,
      version: 9,
      phase: 'oneMinute',
      priceFen: 7_700_000,
      leaderPaddle: 7,
      endsAtMs: 1,
      remainingMs: null,
      reason: null,
    });
    await waitUntil(async () => priceOf(await board(), lotId) === 7_700_000);
    const { body } = await running.client().get(`/api/v1/lots/${lotId}`);
    expect(body).toMatchObject({ priceFen: 7_700_000, leaderPaddle: 7 });
  });

  it('are kept for ever by browsers only when they were made after the end', async () => {
    const [, , lotId = 0] = lotIds;
    const record = () => running.client().get(`/api/v1/lots/${lotId}/record`);
    const figures = { lotId, priceFen: 7_700_000, leaderPaddle: 7, endsAtMs: 1, remainingMs: null };
    const end = { ...figures, version: 9, phase: 'sold', reason: null } as const;
    const isWhole = ({ body }: HttpAnswer) => (body as Page<unknown>).total === end.version;
    await board();
    await record();
    running.app.get(NewestFigures).note(end);
    let answer = await record();
    while (!isWhole(answer)) {
      // A moment older than the end.
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      answer = await record();
    }
    expect(answer.headers.get('cache-control')).toContain('immutable');
  });

  it('show an auction from the moment for which its publication was planned', async () => {
    const publishedAtMs = (await databaseNowMs(running)) + 800;
    const { id } = await anAuction(running.pool, { title: 'planned', publishedAtMs });
    await seesInTime(
      () => running.client().get('/api/v1/auctions'),
      publishedAtMs + 1,
      ({ body }) => (body as Page<AuctionView>).items.some((auction) => auction.id === id),
    );
  });

  it('show what is written down after a board could be read in part alone', async () => {
    const { id, lots } = await anAuction(running.pool, { title: 'read in part', lots: [{}] });
    const [{ id: lotId } = { id: 0 }] = lots;
    await running.pool.query(
      `INSERT INTO lot_heads (lot_id, version, phase, price_fen, leader_paddle, ends_at_ms) VALUES (?, 3, 'oneMinute', 6600000, 108, 1)`,
      [lotId],
    );
    const read = () => running.client().get(`/api/v1/auctions/${id}/lots`);
    await running.pool.query('RENAME TABLE lot_heads TO lot_heads_away');
    const failed = await read();
    await running.pool.query('RENAME TABLE lot_heads_away TO lot_heads');
    expect(failed.status).toBeGreaterThanOrEqual(500);
    expect(priceOf(await read(), lotId)).toBe(6_600_000);
  });

  it('are made anew for what a citizen changes, and not for what strangers ask or try', async () => {
    const here = () => running.app.get(Signs).of('here');
    const stranger = running.client();
    const before = here();
    const tries = [
      await stranger.send('HEAD', '/api/v1/listings', undefined, {}),
      await stranger.post('/api/v1/auth/captcha', {}),
    ];
    for (const { status } of tries) expect(status).toBeLessThan(400);
    expect(here()).toBe(before);
    const citizen = await running.clientOf(await aCitizen(running.pool));
    expect((await citizen.post('/api/v1/auth/logout', {})).status).toBe(204);
    await waitUntil(() => here() !== before);
  });

  it('are alike for whoever asks: neither a cookie nor a language changes them, and no cookie comes with them', async () => {
    const plain = await board();
    const other = await running.client().get(`/api/v1/auctions/${auctionId}/lots`, {
      Cookie: 'haopai.session=somebody',
      'Accept-Language': 'en',
    });
    expect(other.body).toEqual(plain.body);
    expect(other.headers.get('set-cookie')).toBeNull();
    expect(other.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('refuse as ever, and keep no refusal', async () => {
    const missing = () => running.client().get('/api/v1/auctions/999999/lots');
    const [one, two] = [await missing(), await missing()];
    for (const answer of [one, two]) {
      expect(answer).toMatchObject({ status: 404, body: { code: 'AUCTION.NOT_FOUND' } });
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect(one.headers.get('x-request-id')).not.toBe(two.headers.get('x-request-id'));
  });
});

describe('public reads of instances that start on a restored database', () => {
  it('show what it says with the first answer, whatever was told before', async () => {
    const database = await aDatabase();
    const auction = await anAuction(database.pool, { title: 'restored', lots: [{}] });
    const lotId = auction.lots[0]?.id ?? 0;
    const site = { HAOPAI_ROLE: 'edge', HAOPAI_REDIS_PREFIX: `haopai-restored-${Date.now()}:` };
    const seen: unknown[] = [];
    for (const [version, priceFen] of [
      [40, 9_000_000],
      [30, 8_000_000],
    ]) {
      await database.pool.query(
        `REPLACE INTO lot_heads (lot_id, version, phase, price_fen, leader_paddle, ends_at_ms) VALUES (?, ?, 'oneMinute', ?, 108, 1)`,
        [lotId, version, priceFen],
      );
      const running = await aRunningApp(site, database);
      const { body } = await running.client().get(`/api/v1/auctions/${auction.id}/lots`);
      seen.push(...(body as Page<LotView>).items.map((lot) => lot.priceFen));
      await running.stop();
    }
    await database.drop();
    expect(seen).toEqual([9_000_000, 8_000_000]);
  });
});

async function databaseNowMs({ pool }: RunningApp): Promise<number> {
  const [rows] = await pool.query(`SELECT ${SERVER_NOW_MS} AS nowMs`);
  return Number((rows as { nowMs: unknown }[])[0]?.nowMs);
}
