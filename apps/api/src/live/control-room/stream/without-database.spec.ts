// The stream of a control room while MySQL is away: whoever watches is told that nothing can be confirmed, and when that is over.
import {
  aDatabase,
  aLineToMysql,
  aRunningApp,
  bid,
  ControlStreamClient,
  type CuttableLine,
  SaleFloor,
  staffClient,
  type ThrowAwayDatabase,
} from '../../../testing';

describe('a control room without a database', () => {
  let database: ThrowAwayDatabase;
  let line: CuttableLine;
  let floor: SaleFloor;
  let stream: ControlStreamClient;

  beforeAll(async () => {
    database = await aDatabase();
    line = await aLineToMysql(database.config);
    floor = new SaleFloor(await aRunningApp({ HAOPAI_MYSQL_URL: line.url }, database));
  });
  afterAll(async () => {
    stream.close();
    floor.close();
    await floor.running.stop();
    await line.cut();
    await database.drop();
  });

  it('is told while it hangs that nothing can be confirmed, and that it is back', async () => {
    const auction = await floor.openAuction({ firstBidMs: 600_000, countdownMs: 600_000 });
    const bidder = await floor.bidder(auction);
    const lotId = auction.lots[0]?.id ?? 0;
    const auctioneer = await staffClient(floor.running, 'auctioneer');
    stream = await ControlStreamClient.open(floor.running.url, auctioneer, auction.id);
    await stream.until(
      'figures',
      ({ instances, unableInstances }) => instances === 1 && unableInstances === 0,
    );
    line.freeze();
    await stream.until(
      'figures',
      ({ instances, unableInstances }) => instances === 1 && unableInstances === 1,
    );
    expect(await bid(bidder, lotId, 50_000)).toMatchObject({ ok: false, code: 'SERVER.UNAVAILABLE' });
    line.thaw();
    const heard = stream.heard.figures.length;
    await stream.until('figures', (figures) => {
      const isNew = stream.heard.figures.indexOf(figures) >= heard;
      return isNew && figures.instances === 1 && figures.unableInstances === 0;
    });
    expect(stream.isClosed).toBe(false);
  });
});
