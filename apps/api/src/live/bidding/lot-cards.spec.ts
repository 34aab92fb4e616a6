// What is remembered of bidders while the database answers nobody.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bidder, BidderOf, NoBidder } from '../../auctions/enrolments';
import type { FindLots } from '../../auctions/public';
import { RefusalError } from '../../platform/errors';
import { LotCards } from './lot-cards';

const SESSION = { sessionId: 'session', citizenId: 1 };
const AUCTION_ID = 7;
const KNOWN = { paddleNo: 101 } as unknown as Bidder;
const OTHER = { paddleNo: 202 } as unknown as Bidder;
const HALF_A_MINUTE_MS = 30_001;
const NOBODY_WAITS_MS = 2_000;

describe('the card of a bidder', () => {
  let answer: () => Promise<Bidder | NoBidder>;
  let cards: LotCards;
  let laterMs: number;

  beforeEach(async () => {
    laterMs = 0;
    const now = performance.now.bind(performance);
    jest.spyOn(performance, 'now').mockImplementation(() => now() + laterMs);
    answer = () => Promise.resolve(KNOWN);
    const bidderOf = { inAuction: () => answer() } as unknown as BidderOf;
    cards = new LotCards({} as FindLots, bidderOf);
    await cards.bidder(SESSION, AUCTION_ID);
    laterMs = HALF_A_MINUTE_MS;
  });
  afterEach(() => void jest.restoreAllMocks());

  const orNobody = <Answer>(asked: Promise<Answer>) => Promise.race([asked, sleep(NOBODY_WAITS_MS, 'waits')]);

  it('is looked up again after half a minute', async () => {
    answer = () => Promise.resolve(OTHER);
    expect(await cards.bidder(SESSION, AUCTION_ID)).toBe(OTHER);
  });

  it('counts as it was while the database is away, and soon while it does not answer', async () => {
    answer = () => Promise.reject(new Error('away'));
    expect(await cards.bidder(SESSION, AUCTION_ID)).toBe(KNOWN);
    answer = () => new Promise(() => undefined);
    expect(await orNobody(cards.bidder(SESSION, AUCTION_ID))).toBe(KNOWN);
  });

  it('is waited for by whoever was not known, and by whoever wants to bid more than was known to be allowed', async () => {
    answer = () => new Promise(() => undefined);
    expect(await orNobody(cards.bidder(SESSION, AUCTION_ID + 1))).toBe('waits');
    expect(await orNobody(cards.bidderAnew(SESSION, AUCTION_ID))).toBe('waits');
  });

  it('is forgotten when the session is not in the room any more', async () => {
    answer = () => Promise.resolve(new RefusalError('ROOM.NOT_ENTERED', { auctionId: AUCTION_ID }));
    expect(await cards.bidder(SESSION, AUCTION_ID)).toBeInstanceOf(RefusalError);
    answer = () => new Promise(() => undefined);
    expect(await orNobody(cards.bidder(SESSION, AUCTION_ID))).toBe('waits');
  });

  it('goes with its session, and with no walk through those of all others', async () => {
    answer = () => Promise.resolve(OTHER);
    await cards.bidder({ ...SESSION, sessionId: 'other' }, AUCTION_ID);
    cards.forgetSession(SESSION.sessionId);
    answer = () => new Promise(() => undefined);
    expect(await orNobody(cards.bidder({ ...SESSION, sessionId: 'other' }, AUCTION_ID))).toBe(OTHER);
    expect(await orNobody(cards.bidder(SESSION, AUCTION_ID))).toBe('waits');
  });

  it('of whoever only looks is not looked for with each lot, but with each bid, and once they have entered', async () => {
    const onlooker = { ...SESSION, sessionId: 'onlooker' };
    let asked = 0;
    answer = () => {
      asked += 1;
      return Promise.resolve(new RefusalError('ROOM.NOT_ENTERED', { auctionId: AUCTION_ID }));
    };
    for (let nth = 0; nth < 10; nth += 1)
      expect(await cards.bidderAtAGlance(onlooker, AUCTION_ID)).toBeInstanceOf(RefusalError);
    expect(asked).toBe(1);
    expect(await cards.bidder(onlooker, AUCTION_ID)).toBeInstanceOf(RefusalError);
    expect(asked).toBe(2);
    answer = () => Promise.resolve(KNOWN);
    cards.noteEntered(onlooker, AUCTION_ID);
    expect(await cards.bidderAtAGlance(onlooker, AUCTION_ID)).toBe(KNOWN);
  });
});
