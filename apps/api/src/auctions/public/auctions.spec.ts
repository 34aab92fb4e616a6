// Who sees which auctions and lots, in what order and with which figures.
import type { AuctionView, LotView, Page } from '@haopai/contracts';
import { aRunningApp, anAuction, type RunningApp, waitUntil } from '../../testing';
import { NewestFigures } from '../../live/figures';

const HOUR_MS = 3_600_000;

describe('auctions', () => {
  let running: RunningApp;
  const now = Date.now();
  const ids: Record<string, number> = {};
  let lotIds: readonly number[];
  let draftLotId: number;

  beforeAll(async () => {
    // Without an engine, which would open the lots at some moment.
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
    const { pool } = running;
    const add = async (name: string, given: Parameters<typeof anAuction>[1]): Promise<void> => {
      ids[name] = (await anAuction(pool, { title: name, ...given })).id;
    };
    await add('coming later', { startsAtMs: now + 48 * HOUR_MS });
    await add('coming soon', { startsAtMs: now + HOUR_MS });
    await add('ended long ago', { startsAtMs: now - 90 * HOUR_MS, endedAtMs: now - 80 * HOUR_MS });
    await add('ended lately', { startsAtMs: now - 9 * HOUR_MS, endedAtMs: now - 8 * HOUR_MS });
    await add('published tomorrow', { publishedAtMs: now + 24 * HOUR_MS, startsAtMs: now + 30 * HOUR_MS });
    const live = await anAuction(pool, {
      title: 'live',
      ladderFen: [100_000, 300_000],
      lots: [{ plateNumber: '浙G8888A' }, { isPersonalised: true }, { region: '330781' }],
    });
    ids.live = live.id;
    lotIds = live.lots.map(({ id }) => id);
    const draft = await anAuction(pool, { title: 'draft', publishedAtMs: null });
    ids.draft = draft.id;
    draftLotId = draft.lots[0]?.id ?? 0;
    await pool.query(
      `INSERT INTO lot_heads (lot_id, version, phase, price_fen, leader_paddle, ends_at_ms) VALUES (?, 3, 'oneMinute', 5200000, 108, ?)`,
      [lotIds[0], now + 60_000],
    );
  });
  afterAll(() => running.stop());

  const titles = async (query: string): Promise<readonly string[]> => {
    const { body } = await running.client().get(`/api/v1/auctions${query}`);
    return (body as Page<AuctionView>).items.map(({ title }) => title);
  };
  const lots = async (query = ''): Promise<Page<LotView>> => {
    const { body } = await running.client().get(`/api/v1/auctions/${ids.live}/lots${query}`);
    return body as Page<LotView>;
  };

  it('are live from their start to their end, the next coming one first, the newest past one first', async () => {
    expect(await titles('?state=live')).toEqual(['live']);
    expect(await titles('?state=coming')).toEqual(['coming soon', 'coming later']);
    expect(await titles('?state=past')).toEqual(['ended lately', 'ended long ago']);
  });

  it('are listed page by page', async () => {
    const { body } = await running.client().get('/api/v1/auctions?page=2&size=2');
    expect(body).toMatchObject({
      total: 5,
      page: 2,
      size: 2,
      items: [{ title: 'live' }, { title: 'ended lately' }],
    });
    expect((await running.client().get('/api/v1/auctions?size=101')).status).toBe(400);
  });

  it('say what a bidder needs to know', async () => {
    const { body } = await running.client().get(`/api/v1/auctions/${ids.live}`);
    expect(body).toEqual({
      id: ids.live,
      title: 'live',
      state: 'live',
      startsAtMs: expect.any(Number),
      endedAtMs: null,
      enrolmentOpensAtMs: null,
      enrolmentClosesAtMs: null,
      stop: null,
      lotCount: 3,
      depositFen: 500_000,
      sharesMax: 10,
      paymentDays: 5,
      firstBidMs: 300_000,
      countdownMs: 60_000,
      isDrill: false,
      limitFactor: null,
      ladderFen: [100_000, 300_000],
    });
  });

  it('are invisible before they are published, and so are their lots', async () => {
    for (const name of ['draft', 'published tomorrow']) {
      const answer = await running.client().get(`/api/v1/auctions/${ids[name]}`);
      expect(answer).toMatchObject({
        status: 404,
        body: { code: 'AUCTION.NOT_FOUND', data: { auctionId: ids[name] } },
      });
    }
    expect((await running.client().get(`/api/v1/auctions/${ids.draft}/lots`)).status).toBe(404);
    const lot = await running.client().get(`/api/v1/lots/${draftLotId}`);
    expect(lot).toMatchObject({ status: 404, body: { code: 'LOT.NOT_FOUND', data: { lotId: draftLotId } } });
  });

  it('show each lot with what was last written of it', async () => {
    const { items, total } = await lots();
    expect(total).toBe(3);
    expect(items.map(({ lotNo }) => lotNo)).toEqual([1, 2, 3]);
    expect(items[0]).toMatchObject({
      plate: {
        number: '浙G8888A',
        kind: 'ordinary',
        colour: 'blue',
        isPersonalised: false,
        region: '330702',
      },
      version: 3,
      phase: 'oneMinute',
      priceFen: 5_200_000,
      leaderPaddle: 108,
      endsAtMs: now + 60_000,
      reason: null,
    });
    expect(items[1]).toMatchObject({
      version: 0,
      phase: 'waiting',
      priceFen: null,
      plate: { isPersonalised: true },
    });
    expect(await running.client().get(`/api/v1/lots/${lotIds[0]}`)).toMatchObject({
      status: 200,
      body: items[0],
    });
    expect((await lots('?page=2&size=2')).items.map(({ lotNo }) => lotNo)).toEqual([3]);
  });

  it('show the engine’s figures where they are newer than the written ones', async () => {
    const figures = (lotId: number, version: number) => ({
      lotId,
      version,
      phase: 'oneMinute' as const,
      priceFen: 9_000_000,
      leaderPaddle: 109,
      endsAtMs: now,
      remainingMs: null,
      reason: null,
    });
    const [first = 0, second = 0] = lotIds;
    const newest = running.app.get(NewestFigures);
    for (const id of [first, second]) newest.note(figures(id, id === first ? 2 : 1));
    const leaders = async () => (await lots()).items.map(({ leaderPaddle }) => leaderPaddle);
    await waitUntil(async () => (await leaders())[1] !== null);
    expect(await leaders()).toEqual([108, 109, null]);
  });
});
