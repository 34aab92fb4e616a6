// Bidders with histories against the real api: by socket and by REST, and the checker agrees with what they were told.
import type { LotTick } from '@haopai/contracts';
import { DEFAULT_LADDER } from '@haopai/rules';
import { LiveSocket } from '../../load-tests/live-wire/live-socket.ts';
import { measureClockOffset } from '../../load-tests/live-wire/server-clock.ts';
import {
  Bidder,
  type BidTry,
  checkHistories,
  comeInAgain,
  type LoadSale,
  nodeSurroundings,
  prepareLoadSale,
  readJournalOfSale,
  RestLine,
  seatOf,
  seededChance,
  sleep,
  SocketLine,
} from './index';
import { openTestSite, type TestSite } from './testing/test-site';

const LOTS = 2;
const BIDDERS = 6;
const BIDS_EACH = 8;
const COUNTDOWN_MS = 1_500;
const STEP_FEN = DEFAULT_LADDER[0];
const PATIENCE_MS = 60_000;

describe('bidders of a load test', () => {
  const surroundings = nodeSurroundings(seededChance(1));
  const tries: BidTry[] = [];
  let site: TestSite;
  let sale: LoadSale;

  beforeAll(async () => {
    site = await openTestSite('load');
    const wish = { baseUrls: [site.api.baseUrl], lots: LOTS, bidders: BIDDERS, countdownMs: COUNTDOWN_MS };
    sale = await prepareLoadSale(site.database.pool, wish);
  });

  afterAll(() => site.close());

  function bidderOf(index: number, cookie?: string): Bidder {
    const seat = seatOf(sale, index);
    const address = { baseUrls: seat.baseUrls, cookie: cookie ?? seat.cookie };
    const line =
      index % 2 === 0
        ? new SocketLine(surroundings, { ...address, watchedLotId: seat.lot.id })
        : new RestLine(surroundings, address);
    const noteTry = (bidTry: BidTry): void => void tries.push(bidTry);
    const person = sale.bidders[index];
    if (person === undefined) throw new Error(`no bidder ${index}`);
    return new Bidder({
      surroundings,
      seat,
      line,
      noteTry,
      comeIn: () => comeInAgain(site.api.baseUrl, sale, person),
    });
  }

  it('bid until they have their answers, and are told what the journal says', async () => {
    await sleep(surroundings, sale.opensAtMs - surroundings.nowMs() + 200);
    const bidders = sale.bidders.map((_, index) => bidderOf(index));
    const bidding = bidders.map(async (bidder) => {
      for (let bids = 0; bids < BIDS_EACH; bids++) {
        await bidder.bid((bidder.lot.priceFen ?? bidder.seat.lot.startPriceFen) + STEP_FEN);
        await sleep(surroundings, 20 + 40 * surroundings.random());
      }
    });
    await Promise.all(bidding);
    const again = bidders.flatMap((bidder) => bidder.own.slice(0, 1).map((order) => bidder.place(order)));
    expect((await Promise.all(again)).map(({ kind }) => kind)).toEqual(again.map(() => 'accepted'));
    await sleep(surroundings, COUNTDOWN_MS + 500);
    for (const bidder of bidders) bidder.close();
    const lotIds = sale.lots.map(({ id }) => id);
    const verdict = checkHistories(await readJournalOfSale(site.database.pool, lotIds), tries);
    expect(verdict.findings).toEqual([]);
    expect(verdict.bids).toBe(BIDDERS * BIDS_EACH);
    expect(verdict.acknowledged).toBe(verdict.accepted);
    expect(verdict.acknowledged).toBeGreaterThan(BIDDERS);
  });

  it('speak Socket.IO by a codec of their own: board, lot, clock, bid and tick', async () => {
    const small = await prepareLoadSale(site.database.pool, {
      baseUrls: [site.api.baseUrl],
      lots: 1,
      bidders: 1,
    });
    const { cookie, lot, entryId, paddleNo } = seatOf(small, 0);
    const socket = await LiveSocket.connect(surroundings, { baseUrl: site.api.baseUrl, cookie });
    const ticks: LotTick[] = [];
    socket.news['lot.tick'] = (tick) => ticks.push(tick);
    expect(await socket.ask('auction.watch', { auctionId: small.auctionId }, PATIENCE_MS)).toMatchObject({
      ok: true,
      lots: [{ lotId: lot.id }],
    });
    expect(await socket.ask('lot.watch', { lotId: lot.id }, PATIENCE_MS)).toMatchObject({ ok: true });
    expect(Math.abs(await measureClockOffset(surroundings, socket))).toBeLessThan(1_000);
    await sleep(surroundings, small.opensAtMs - surroundings.nowMs() + 200);
    const order = { lotId: lot.id, bidId: surroundings.newId(), amountFen: lot.startPriceFen, entryId };
    const receipt = await socket.ask('lot.bid', order, PATIENCE_MS);
    expect(receipt).toMatchObject({ ok: true, priceFen: lot.startPriceFen });
    expect(
      await socket.ask('lot.bid', { ...order, amountFen: order.amountFen + STEP_FEN }, PATIENCE_MS),
    ).toMatchObject({
      ok: false,
      code: 'IDEMPOTENCY.MISMATCH',
    });
    await sleep(surroundings, 200);
    expect(ticks.at(-1)).toMatchObject({
      priceFen: lot.startPriceFen,
      leaderPaddle: paddleNo,
      bids: [{ paddleNo }],
    });
    socket.close();
    await expect(
      LiveSocket.connect(surroundings, { baseUrl: `${site.api.baseUrl}0`, cookie }),
    ).rejects.toThrow();
  });

  it('come in again when their session is gone, and then get their answer', async () => {
    for (const index of [0, 1]) {
      const bidder = bidderOf(index, 'haopai.sid=gone');
      const answer = await bidder.bid(bidder.seat.lot.startPriceFen);
      bidder.close();
      expect(answer).toMatchObject({ kind: 'refused', refusal: { code: 'BID.TOO_LATE' } });
    }
    expect(tries.some(({ answer }) => answer.kind === 'unknown' && answer.why === 'SESSION.MISSING')).toBe(
      true,
    );
  });
});
