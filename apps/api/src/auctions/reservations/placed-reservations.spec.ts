// Lots that go from one draft into another, and reserved ones among them, on the real database: the reserver's entry, paddle and deposit follow, or the deposit goes back.
import type { AdminAuctionView, AdminLotView, Page } from '@haopai/contracts';
import { type HttpAnswer, type HttpClient, staffClient, waitUntil } from '../../testing';
import { HOUR_MS, Reserving } from './testing/reserving';

const AUCTIONS = '/api/v1/admin/auctions';

describe('lots of drafts', () => {
  const desk = new Reserving();
  let clerk: HttpClient;
  let auctioneer: HttpClient;

  beforeAll(async () => {
    clerk = await staffClient(desk.running, 'clerk');
    auctioneer = await staffClient(desk.running, 'auctioneer');
  });

  const seen = async (id: number): Promise<AdminAuctionView> =>
    (await clerk.get(`${AUCTIONS}/${id}`)).body as AdminAuctionView;
  const lotsOf = async (id: number): Promise<readonly AdminLotView[]> =>
    ((await clerk.get(`${AUCTIONS}/${id}/lots`)).body as Page<AdminLotView>).items;
  const move = async (from: number, to: number, lotIds: readonly number[]): Promise<HttpAnswer> =>
    clerk.post(`${AUCTIONS}/${from}/lots/move`, {
      ...{ lotIds, version: (await seen(from)).version },
      ...{ toAuctionId: to, toVersion: (await seen(to)).version },
    });
  /** Two drafts, and the reserved lot that was placed in the first. */
  const placed = async () => {
    const reservation = await desk.paid();
    const [from, to] = [await desk.aDraft(24 * HOUR_MS), await desk.aDraft(72 * HOUR_MS)];
    await desk.running.pool.query(
      `UPDATE lots SET plate_number = CONCAT('浙G', 90000 + MOD(id, 10000)) WHERE id IN (?)`,
      [[from, to].map(({ lots }) => lots[0]?.id)],
    );
    await desk.place();
    const lot = (await lotsOf(from.id)).find(({ reservationId }) => reservationId === reservation.id);
    if (lot === undefined) throw new Error('the reservation was not placed');
    return { reservation, from, to, lot };
  };

  it('go into another one, are numbered there and open with it; those that stay are numbered anew', async () => {
    const { from, to } = await placed();
    const [first] = await lotsOf(from.id);
    expect(await move(from.id, to.id, [first?.lotId ?? 0])).toMatchObject({
      status: 200,
      body: { id: to.id, lotCount: 2 },
    });
    expect(await lotsOf(from.id)).toMatchObject([{ lotNo: 1 }]);
    expect((await lotsOf(to.id)).at(-1)).toMatchObject({
      ...{ lotId: first?.lotId, lotNo: 2, plate: first?.plate, opensAtMs: to.startsAtMs },
    });
  });

  it('are as whoever moves them has seen both, and not of what is published', async () => {
    const { from, to, lot } = await placed();
    const body = { lotIds: [lot.lotId], version: 1, toAuctionId: to.id, toVersion: 99 };
    expect(await clerk.post(`${AUCTIONS}/${from.id}/lots/move`, body)).toMatchObject({
      status: 409,
      body: { code: 'RECORD.CHANGED' },
    });
    expect(await move(from.id, from.id, [lot.lotId])).toMatchObject({ body: { code: 'LOTS.NOT_MOVABLE' } });
    expect(await move(to.id, from.id, [lot.lotId])).toMatchObject({ body: { code: 'LOT.NOT_FOUND' } });
    await desk.publish(from.id);
    expect(await move(from.id, to.id, [lot.lotId])).toMatchObject({ body: { code: 'LOTS.NOT_MOVABLE' } });
  });

  it('take the reserver along: another paddle, the same deposit, and nothing is left behind', async () => {
    const { reservation, from, to, lot } = await placed();
    expect((await move(from.id, to.id, [lot.lotId])).status).toBe(200);
    await desk.publish(from.id);
    await desk.publish(to.id);
    expect(await desk.own(reservation)).toMatchObject({ state: 'inAuction', auction: { id: to.id } });
    expect(await desk.enrolmentIn(to.id)).toMatchObject({
      ...{ state: 'paid', paddleNo: expect.any(Number), depositFen: 300_000 },
      entries: [{ vin: reservation.vin, deposit: 'held', isReserved: true }],
    });
    expect(await desk.enrolmentIn(from.id)).toMatchObject({ state: 'cancelled', paddleNo: null });
    await waitUntil(
      async () => (await desk.kinds()).filter((kind) => kind === 'reservationInAuction').length === 2,
    );
  });

  it('keep a reserved plate, whose start price can be changed', async () => {
    const { from, lot } = await placed();
    const put = async (plateNumber: string): Promise<HttpAnswer> =>
      clerk.put(`${AUCTIONS}/${from.id}/lots/${lot.lotId}`, {
        ...{ plateNumber, region: lot.plate.region, colour: lot.plate.colour, startPriceFen: 2_000_000 },
        version: (await seen(from.id)).version,
      });
    expect(await put('浙G99999')).toMatchObject({ status: 409, body: { code: 'LOT.RESERVED' } });
    expect((await put(lot.plate.number)).status).toBe(200);
    expect(await lotsOf(from.id)).toContainEqual(
      expect.objectContaining({ lotId: lot.lotId, startPriceFen: 2_000_000 }),
    );
  });

  it('give a reserved plate back with its deposit and a reason, and the plate is free again', async () => {
    const { reservation, from, lot } = await placed();
    const back = async (by: HttpClient, lotId = lot.lotId): Promise<HttpAnswer> =>
      by.post(`${AUCTIONS}/${from.id}/lots/${lotId}/give-back`, {
        ...{ reason: '号牌暂缓出让', version: (await seen(from.id)).version },
      });
    expect(await back(auctioneer)).toMatchObject({ status: 403 });
    const [other] = (await lotsOf(from.id)).filter(({ reservationId }) => reservationId === null);
    expect(await back(clerk, other?.lotId)).toMatchObject({ body: { code: 'LOT.NOT_RESERVED' } });
    expect((await back(clerk)).status).toBe(200);
    expect(await desk.own(reservation)).toMatchObject({ state: 'rejected', reason: '号牌暂缓出让' });
    const order = await desk.orderOf(reservation.id);
    const [rows] = await desk.running.pool.query('SELECT why, amount_fen FROM refunds WHERE order_id = ?', [
      order.id,
    ]);
    expect(rows).toEqual([{ why: 'reservationGivenBack', amount_fen: 300_000 }]);
    expect((await lotsOf(from.id)).map(({ lotId }) => lotId)).not.toContain(lot.lotId);
    await waitUntil(async () => (await desk.kinds()).includes('reservationRejected'));
    await desk.beAnother();
    expect((await desk.reserve({ tail: reservation.plate.number.slice(-5) })).status).toBe(201);
  });

  it('are copied out of an auction that was cancelled, as far as their plates are free', async () => {
    const { from, to } = await placed();
    await desk.running.pool.query(
      'UPDATE auctions SET published_at_ms = 1, starts_at_ms = starts_at_ms + 86400000 WHERE id = ?',
      [from.id],
    );
    const asked = await clerk.post(`${AUCTIONS}/${from.id}/stops`, { kind: 'cancel', reason: '系统检修' });
    const { id } = asked.body as { id: number };
    expect((await auctioneer.post(`/api/v1/admin/stops/${id}/confirm`, {})).status).toBe(200);
    const [free] = (await lotsOf(from.id)).filter(({ reservationId }) => reservationId === null);
    expect(await move(from.id, to.id, [free?.lotId ?? 0])).toMatchObject({
      status: 200,
      body: { lotCount: 2 },
    });
    expect(await lotsOf(from.id)).toHaveLength(2);
    expect(await move(from.id, to.id, [free?.lotId ?? 0])).toMatchObject({
      body: { code: 'AUCTION.PLATES_CLAIMED' },
    });
  });
});
