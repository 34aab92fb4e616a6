// Bidders with histories against the real api: by socket and by REST, and the checker agrees with what they were told.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ApiProcess, startApi } from './api-process';
import { type FreshDatabase, freshDatabase } from './fresh-database';
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

const { HAOPAI_TEST_MYSQL_URL = '', HAOPAI_TEST_REDIS_URL = '', HAOPAI_TEST_DIST = '' } = process.env;
const LOTS = 2;
const BIDDERS = 6;
const BIDS_EACH = 8;
const COUNTDOWN_MS = 1_500;
const STEP_FEN = 100_000;

describe('bidders of a load test', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'haopai-load-'));
  const surroundings = nodeSurroundings(seededChance(1));
  const tries: BidTry[] = [];
  let database: FreshDatabase;
  let api: ApiProcess;
  let sale: LoadSale;

  beforeAll(async () => {
    database = await freshDatabase(HAOPAI_TEST_MYSQL_URL, 'haopai_load');
    api = await startApi({
      program: path.join(HAOPAI_TEST_DIST, 'api', 'main.js'),
      databaseUrl: database.url,
      redisUrl: HAOPAI_TEST_REDIS_URL,
      redisPrefix: `${database.name}:`,
      logFile: path.join(folder, 'api.log'),
    });
    const wish = { baseUrls: [api.baseUrl], lots: LOTS, bidders: BIDDERS, countdownMs: COUNTDOWN_MS };
    sale = await prepareLoadSale(database.pool, wish);
  });

  afterAll(async () => {
    await api.stop();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

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
      comeIn: () => comeInAgain(api.baseUrl, sale, person),
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
    const verdict = checkHistories(await readJournalOfSale(database.pool, lotIds), tries);
    expect(verdict.findings).toEqual([]);
    expect(verdict.bids).toBe(BIDDERS * BIDS_EACH);
    expect(verdict.acknowledged).toBe(verdict.accepted);
    expect(verdict.acknowledged).toBeGreaterThan(BIDDERS);
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
