// One lot of a published auction that two people withdraw: for everybody at once, and in its journal as soon as an engine takes the auction's lots on.
import type { AdminLotView, Page } from '@haopai/contracts';
import type { RowDataPacket } from 'mysql2';
import { anAuction, faultsOfBooks, SaleFloor, type TestAuction, waitUntil } from '../../testing';
import { Stopping } from './testing/stopping';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describe('withdrawing a lot of a published auction', () => {
  const desk = new Stopping({ HAOPAI_RATE_LIMIT: 'off' });
  let floor: SaleFloor;

  beforeAll(() => {
    floor = new SaleFloor(desk.running);
  });
  afterAll(() => floor.close());
  afterEach(async () => {
    expect(await faultsOfBooks(desk.running.pool)).toEqual([]);
  });

  const lotId = (auction: TestAuction, place: number): number => auction.lots[place]?.id ?? 0;
  const withdrawn = (auction: TestAuction, place: number) =>
    desk.stopped(auction, { kind: 'withdrawLot', reason: '号牌有误', lotId: lotId(auction, place) });

  it('shows it withdrawn at once, leaves the others, frees its plate and tells whoever is concerned', async () => {
    const auction = await anAuction(desk.running.pool, {
      ...{ title: '2027年第7期', startsAtMs: Date.now() + 24 * HOUR_MS },
      lots: [{ plateNumber: '浙G77001' }, { plateNumber: '浙G77002' }],
    });
    const [bidder, onlooker] = [await desk.paid(auction), await desk.watcher(auction)];
    await withdrawn(auction, 0);
    expect(await floor.lot(lotId(auction, 0))).toMatchObject({ phase: 'withdrawn', reason: '号牌有误' });
    expect(await floor.lot(lotId(auction, 1))).toMatchObject({ phase: 'waiting' });
    expect(await desk.auction(auction)).toMatchObject({ state: 'coming', stop: null });
    const { body } = await desk.clerk.get(`/api/v1/admin/auctions/${auction.id}/lots`);
    expect((body as Page<AdminLotView>).items.map(({ isWithdrawn }) => isWithdrawn)).toEqual([true, false]);
    expect((await desk.detail(auction)).stops).toMatchObject([{ plateNumber: '浙G77001', state: 'done' }]);

    const copy = await desk.clerk.post(`/api/v1/admin/auctions/${auction.id}/copy`, {
      ...{ title: '2027年第8期', startsAtMs: Date.now() + 48 * HOUR_MS, withLots: true },
    });
    expect(copy).toMatchObject({ status: 201, body: { lotCount: 1 } });
    await desk.follow();
    for (const person of [bidder, onlooker]) await desk.hasNotice(person, 'lotWithdrawn');
    expect(await desk.mine(bidder, auction)).toMatchObject({ state: 'paid' });
  });

  it('stands in its journal once an engine has taken it on, and it never opens', async () => {
    const auction = await anAuction(desk.running.pool, {
      startsAtMs: Date.now() + 24 * HOUR_MS,
      lots: [{}, {}],
    });
    await withdrawn(auction, 0);
    // As if the day had passed.
    await desk.running.pool.query('UPDATE auctions SET starts_at_ms = ? WHERE id = ?', [
      Date.now() + 5 * MINUTE_MS,
      auction.id,
    ]);
    await waitUntil(async () => {
      const lot = await floor.lot(lotId(auction, 0));
      return lot.phase === 'withdrawn' && lot.version > 1;
    });
    expect(await floor.lot(lotId(auction, 1))).toMatchObject({ phase: 'waiting' });
  });

  it('is not of a lot that has ended, nor of another auction', async () => {
    const auction = await floor.openAuction({ lots: [{}, {}] });
    const other = await anAuction(desk.running.pool, { startsAtMs: Date.now() + 24 * HOUR_MS });
    const ask = (id: number) => desk.ask(desk.clerk, auction, { kind: 'withdrawLot', lotId: id });
    expect(await ask(lotId(other, 0))).toMatchObject({ status: 404, body: { code: 'LOT.NOT_FOUND' } });
    await withdrawn(auction, 0);
    // Its head, which follows the journal.
    await waitUntil(async () => {
      const [heads] = await desk.running.pool.query<RowDataPacket[]>(
        'SELECT phase FROM lot_heads WHERE lot_id = ?',
        [lotId(auction, 0)],
      );
      return heads[0]?.phase === 'withdrawn';
    });
    expect(await ask(lotId(auction, 0))).toMatchObject({ status: 409, body: { code: 'LOT.ENDED' } });
  });
});
