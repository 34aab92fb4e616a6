// The manners of the bots.
import { DEFAULT_LADDER, fen } from '@haopai/rules';
import {
  ANSWERS_TO_PEOPLE_MAX,
  type Attitude,
  chooseCeiling,
  considerBid,
  isForBots,
  thinkingMs,
} from './bidding-habit';

const terms = { startPriceFen: fen(1_000_000), ladder: DEFAULT_LADDER };
const bot: Attitude = {
  paddleNo: 105,
  ceilingFen: fen(2_000_000),
  bots: new Set([105, 106]),
  answersToPeople: 0,
};
const open = { phase: 'oneMinute', priceFen: 1_200_000, leaderPaddle: 106 } as const;
const calm = () => 0.9;
const bold = () => 0;

describe('a bot', () => {
  it('opens at the start price', () => {
    const waiting = { phase: 'fiveMinutes', priceFen: null, leaderPaddle: null } as const;
    expect(considerBid(waiting, terms, bot, calm)).toBe(1_000_000);
  });

  it('raises by the smallest step, sometimes by the second', () => {
    expect(considerBid(open, terms, bot, calm)).toBe(1_300_000);
    expect(considerBid(open, terms, bot, bold)).toBe(1_400_000);
  });

  it('never bids against itself', () => {
    expect(considerBid({ ...open, leaderPaddle: 105 }, terms, bot, calm)).toBeNull();
  });

  it('stops at its ceiling', () => {
    expect(considerBid({ ...open, priceFen: 1_900_000 }, terms, bot, calm)).toBe(2_000_000);
    expect(considerBid({ ...open, priceFen: 2_000_000 }, terms, bot, calm)).toBeNull();
  });

  it('leaves a lot to people after a few answers, however high they go', () => {
    const person = { ...open, leaderPaddle: 101 };
    const tired = { ...bot, answersToPeople: ANSWERS_TO_PEOPLE_MAX };
    expect(considerBid(person, terms, bot, calm)).toBe(1_300_000);
    expect(considerBid(person, terms, tired, calm)).toBeNull();
    expect(considerBid(open, terms, tired, calm)).toBe(1_300_000);
  });

  it.each(['waiting', 'paused', 'sold', 'unsold', 'withdrawn'] as const)(
    'does nothing on a lot that is %s',
    (phase) => {
      expect(considerBid({ ...open, phase }, terms, bot, calm)).toBeNull();
    },
  );

  it('is ready to go above the start price, but not without end', () => {
    expect(chooseCeiling(terms, () => 0)).toBe(1_400_000);
    expect(chooseCeiling(terms, () => 0.999)).toBe(2_800_000);
  });

  it('thinks for a while, and never into the last half of the countdown', () => {
    expect(thinkingMs(60_000, () => 0)).toBeGreaterThan(2_000);
    expect(thinkingMs(60_000, () => 0.999)).toBeLessThan(30_000);
  });

  it('leaves every third lot alone', () => {
    expect([1, 2, 3, 4, 5, 6].filter(isForBots)).toEqual([1, 2, 4, 5]);
  });
});
