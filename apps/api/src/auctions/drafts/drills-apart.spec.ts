// A drill and a sale keep an hour between them, whichever is published first, and however many publish at once.
import type { AdminAuctionView } from '@haopai/contracts';
import { aLot, AUCTIONS, auctionTerms, DAY_MS, DraftDesk, viewOf } from './testing/drafting';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const TOYS = [{ plateNumber: '演A00001', startPriceFen: 500_000 }];
/** Of the usual terms: five minutes for the first bid, and sixty countdowns of a minute. */
const RECKONED_MS = 65 * MINUTE_MS;
const ROUNDS = 6;

describe('a drill and a sale', () => {
  const desk = new DraftDesk();
  let days = 0;

  /** An hour of a day on which nothing else is. */
  const anotherDay = (): number => {
    days += 10;
    return Date.now() + days * DAY_MS;
  };
  const aSale = (startsAtMs: number, staggerMs = 0): Promise<AdminAuctionView> =>
    desk.withLot(undefined, { startsAtMs, staggerMs });
  const aDrill = async (startsAtMs: number): Promise<AdminAuctionView> => {
    const { id, version } = await desk.drafted({ isDrill: true, startsAtMs });
    return viewOf(await desk.client.post(`${AUCTIONS}/${id}/lots`, { version, lots: TOYS }));
  };
  const publish = (auction: AdminAuctionView, by = desk.colleague) => desk.publish(by, auction);
  const published = async (auction: AdminAuctionView): Promise<AdminAuctionView> => {
    const answer = await publish(auction);
    expect(answer).toMatchObject({ status: 200, body: { state: 'coming' } });
    return viewOf(answer);
  };
  const statusOf = async (auction: AdminAuctionView): Promise<number> => (await publish(auction)).status;

  it('do not run at the same time: the drill is refused, and told which sale and from when on', async () => {
    const startsAtMs = anotherDay();
    const sale = await published(await aSale(startsAtMs));
    const drill = await aDrill(startsAtMs + 20 * MINUTE_MS);
    const near = {
      ...{ auctionId: sale.id, title: sale.title, startsAtMs, endsAtMs: startsAtMs + RECKONED_MS },
      ...{ freeUntilAtMs: startsAtMs - HOUR_MS, freeFromAtMs: startsAtMs + RECKONED_MS + HOUR_MS },
    };
    expect(await desk.detail(desk.colleague, drill.id)).toMatchObject({
      ...{ obstacles: ['AUCTION.NEAR_SALE'], near },
    });
    expect(await publish(drill)).toMatchObject({
      status: 409,
      body: { code: 'AUCTION.NEAR_SALE', data: near },
    });
  });

  it('do not run at the same time: the sale is refused where a drill is published', async () => {
    const startsAtMs = anotherDay();
    const drill = await published(await aDrill(startsAtMs));
    const sale = await aSale(startsAtMs - 20 * MINUTE_MS);
    expect(await publish(sale)).toMatchObject({
      status: 409,
      body: { code: 'AUCTION.NEAR_DRILL', data: { auctionId: drill.id, startsAtMs } },
    });
    const { version } = sale;
    const later = auctionTerms({ startsAtMs: startsAtMs + RECKONED_MS + HOUR_MS });
    await published(viewOf(await desk.client.put(`${AUCTIONS}/${sale.id}`, { ...later, version })));
  });

  it.each([
    ['shortly after it', RECKONED_MS + HOUR_MS - MINUTE_MS, 409],
    ['an hour after it', RECKONED_MS + HOUR_MS, 200],
    ['shortly before it', -(RECKONED_MS + HOUR_MS - MINUTE_MS), 409],
    ['an hour before it', -(RECKONED_MS + HOUR_MS), 200],
  ])('keep an hour between them: %s', async (_, afterMs, status) => {
    const startsAtMs = anotherDay();
    await published(await aSale(startsAtMs));
    expect(await statusOf(await aDrill(startsAtMs + afterMs))).toBe(status);
  });

  it('are reckoned to the last lot, which opens after the others', async () => {
    const startsAtMs = anotherDay();
    const { id, version } = await aSale(startsAtMs, 10 * MINUTE_MS);
    const filled = await desk.client.post(`${AUCTIONS}/${id}/lots`, { version, lots: [aLot(), aLot()] });
    await published(viewOf(filled));
    const ofOneLot = startsAtMs + RECKONED_MS + HOUR_MS;
    expect(await statusOf(await aDrill(ofOneLot + 19 * MINUTE_MS))).toBe(409);
    expect(await statusOf(await aDrill(ofOneLot + 20 * MINUTE_MS))).toBe(200);
  });

  it('hinder none of their own kind, no draft hinders anything, nor does what is over', async () => {
    const startsAtMs = anotherDay();
    await aSale(startsAtMs);
    await published(await aDrill(startsAtMs));
    await published(await aDrill(startsAtMs));
    const other = anotherDay();
    const sale = await published(await aSale(other));
    await published(await aSale(other));
    const drill = await aDrill(other);
    expect(await statusOf(drill)).toBe(409);
    await desk.running.pool.query(
      'UPDATE auctions SET ended_at_ms = 1 WHERE starts_at_ms = ? AND is_drill = 0',
      [sale.startsAtMs],
    );
    await published(drill);
  });

  it('do not run at the same time when the sale takes longer than was reckoned', async () => {
    const sale = await published(await aSale(anotherDay()));
    const begin = (atMs: number) =>
      desk.running.pool.query(
        `UPDATE auctions JOIN lots ON lots.auction_id = auctions.id
         SET auctions.starts_at_ms = ?, lots.opens_at_ms = ? WHERE auctions.id = ?`,
        [atMs, atMs, sale.id],
      );
    await begin(Date.now() - DAY_MS);
    expect(await statusOf(await aDrill(Date.now() + HOUR_MS / 2))).toBe(409);
    expect(await statusOf(await aDrill(Date.now() + 2 * HOUR_MS))).toBe(200);
  });

  it('see each other when both are published at the same instant', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const startsAtMs = anotherDay();
      const [sale, drill] = [await aSale(startsAtMs), await aDrill(startsAtMs)];
      const answers = await Promise.all([publish(sale, desk.auctioneer), publish(drill)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    }
  });
});
