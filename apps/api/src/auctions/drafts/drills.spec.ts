// Drills as staff prepare them: toy plates alone, without deposit, and settled for good once they are published.
import type { AdminAuctionView } from '@haopai/contracts';
import { TEST_REGION } from '../../testing';
import { aLot, AUCTIONS, auctionTerms, DraftDesk, viewOf } from './testing/drafting';

const TOYS = [
  { plateNumber: '演A·00001', startPriceFen: 500_000 },
  { plateNumber: '演ad00002', startPriceFen: 500_000 },
];

describe('a drill that staff draft', () => {
  const desk = new DraftDesk();
  const lotsOf = ({ id, version }: AdminAuctionView, lots: readonly object[]) =>
    desk.client.post(`${AUCTIONS}/${id}/lots`, { version, lots });
  const aDrill = async (): Promise<AdminAuctionView> =>
    viewOf(await lotsOf(await desk.drafted({ isDrill: true }), TOYS));
  const settledAtMs = async (id: number): Promise<number | null> => {
    const [rows] = await desk.running.pool.query('SELECT settled_at_ms FROM auctions WHERE id = ?', [id]);
    return (rows as { settled_at_ms: number | null }[])[0]?.settled_at_ms ?? null;
  };

  it('takes no deposit, whatever is typed, and stays one for a page that knows nothing of drills', async () => {
    const draft = await desk.drafted({ isDrill: true, depositFen: 500_000 });
    expect(draft).toMatchObject({ isDrill: true, depositFen: 0 });
    const { id, version } = draft;
    const changed = await desk.client.put(`${AUCTIONS}/${id}`, {
      ...auctionTerms({ title: '演习' }),
      version,
    });
    expect(changed).toMatchObject({ status: 200, body: { title: '演习', isDrill: true, depositFen: 0 } });
    expect(await desk.drafted()).toMatchObject({ isDrill: false, depositFen: 500_000 });
  });

  it('becomes a sale again while it is a draft, and then wants a deposit', async () => {
    const { id, version } = await desk.drafted({ isDrill: true });
    const terms = { ...auctionTerms({ isDrill: false, depositFen: 0 }), version };
    expect(await desk.client.put(`${AUCTIONS}/${id}`, terms)).toMatchObject({ body: { isDrill: false } });
    expect((await desk.detail(desk.colleague, id)).obstacles).toContain('AUCTION.NO_DEPOSIT');
  });

  it('takes toy plates and no others, open to everybody, in whatever region is there', async () => {
    const drill = await aDrill();
    const { body } = await desk.client.get(`${AUCTIONS}/${drill.id}/lots`);
    expect(body).toMatchObject({
      items: [
        { plate: { number: '演A00001', kind: 'ordinary', colour: 'blue', isPersonalised: true } },
        { plate: { number: '演AD00002', kind: 'newEnergy', colour: 'green', isPersonalised: true } },
      ],
    });
    expect(await lotsOf(drill, [aLot()])).toMatchObject({
      status: 422,
      body: { code: 'LOTS.FAULTY', data: { faults: [{ column: 'plate', rule: 'PLATE.NO_TOY' }] } },
    });
    const sale = await desk.drafted();
    expect(await lotsOf(sale, [{ ...TOYS[0], region: TEST_REGION }])).toMatchObject({
      status: 422,
      body: { data: { faults: [{ column: 'plate', rule: 'PLATE.MALFORMED' }] } },
    });
  });

  it('is filled with as many toy plates as are wanted, none of them twice', async () => {
    const drill = await aDrill();
    const add = ({ id, version }: AdminAuctionView, count: number) =>
      desk.client.post(`${AUCTIONS}/${id}/lots/toys`, { version, count, startPriceFen: 500_000 });
    const filled = await add(drill, 3);
    expect(filled).toMatchObject({ status: 200, body: { lotCount: 5 } });
    const { body } = await desk.client.get(`${AUCTIONS}/${drill.id}/lots`);
    const numbers = ['演A00001', '演AD00002', '演A00002', '演A00003', '演A00004'];
    expect(body).toMatchObject({ items: numbers.map((number) => ({ plate: { number } })) });
    expect(await add(viewOf(filled), 201)).toMatchObject({ status: 400 });
    expect(await add(await desk.drafted(), 1)).toMatchObject({ status: 422, body: { code: 'LOTS.FAULTY' } });
  });

  it('uses toy plates that other drills use or have used, also as a copy of one', async () => {
    const first = await aDrill();
    expect(await desk.publish(desk.colleague, first)).toMatchObject({ status: 200 });
    const second = await aDrill();
    expect((await desk.detail(desk.colleague, second.id)).obstacles).toEqual([]);
    const wanted = { title: '再演练', startsAtMs: auctionTerms().startsAtMs, withLots: true };
    const copy = await desk.client.post(`${AUCTIONS}/${first.id}/copy`, wanted);
    expect(copy).toMatchObject({ body: { isDrill: true, depositFen: 0, lotCount: TOYS.length } });
  });

  it('is not published with a real plate, nor a sale with a toy', async () => {
    const [drill, sale] = [await aDrill(), await desk.withLot()];
    const swap =
      'UPDATE auctions SET is_drill = 1 - is_drill, deposit_fen = IF(is_drill, 0, 500000) WHERE id IN (?)';
    await desk.running.pool.query(swap, [[drill.id, sale.id]]);
    for (const [auction, isDrill] of [
      [drill, false],
      [sale, true],
    ] as const) {
      expect((await desk.detail(desk.colleague, auction.id)).obstacles).toContain('AUCTION.WRONG_PLATES');
      expect(await desk.publish(desk.colleague, auction)).toMatchObject({
        status: 409,
        body: { code: 'AUCTION.WRONG_PLATES', data: { isDrill } },
      });
    }
  });

  it('is what it is once it is published, and has nothing to settle', async () => {
    const drill = await aDrill();
    expect(await settledAtMs(drill.id)).toBeNull();
    const published = await desk.publish(desk.colleague, drill);
    expect(published).toMatchObject({ status: 200, body: { state: 'coming', isDrill: true } });
    expect(await settledAtMs(drill.id)).not.toBeNull();
    const { version } = viewOf(published);
    const terms = { ...auctionTerms({ isDrill: false }), version };
    expect(await desk.client.put(`${AUCTIONS}/${drill.id}`, terms)).toMatchObject({
      status: 409,
      body: { code: 'AUCTION.NOT_DRAFT' },
    });
  });

  it('is held to that by the database, whatever a release before writes', async () => {
    const { id } = await aDrill();
    const write = (change: string) =>
      desk.running.pool.query(`UPDATE auctions SET ${change} WHERE id = ?`, [id]);
    await expect(write('deposit_fen = 500000')).rejects.toThrow(/drills_count_nothing/);
    await expect(write('published_at_ms = 1')).rejects.toThrow(/drills_count_nothing/);
  });
});
