// How the bots of a practice bid, temper by temper.
import { evolve, type LotEvent, type RunningLot, type ScheduledLot, UNSCHEDULED } from '@haopai/lot';
import type { LotState } from '@haopai/lot';
import { figuresOf } from '@haopai/engine';
import { Random, termsOf } from '@haopai/engine/testing';
import { yuanToFen } from '@haopai/rules';
import { TEST_SEED } from '../../testing/seeded-random';
import { type Bot, type BotMove, type Chance, nextMove as nextMoveOf, type Temper } from './bot';

const nextMove = (bots: readonly Bot[], lot: ScheduledLot, chance: Chance): BotMove | null =>
  nextMoveOf(bots, lot.terms, figuresOf(lot), chance);

const OPENS_AT_MS = 1_000_000;
const FIRST_BID_MS = 60_000;
const COUNTDOWN_MS = 20_000;
const ME = 1;

const terms = termsOf(-1, { firstBidMs: FIRST_BID_MS, countdownMs: COUNTDOWN_MS, opensAtMs: OPENS_AT_MS });
const history: readonly LotEvent[] = [
  { type: 'LotScheduled', atMs: OPENS_AT_MS - 1, terms },
  { type: 'LotOpened', atMs: OPENS_AT_MS, endsAtMs: OPENS_AT_MS + FIRST_BID_MS },
];
const bidOf = (paddleNo: number, yuan: number, atMs: number): LotEvent => ({
  type: 'BidAccepted',
  atMs,
  bidId: `${paddleNo}-${yuan}`,
  paddleNo,
  entryId: -paddleNo,
  amountFen: yuanToFen(yuan),
  endsAtMs: atMs + COUNTDOWN_MS,
});
const after = (...events: readonly LotEvent[]): ScheduledLot => {
  const lot = [...history, ...events].reduce<LotState>(evolve, UNSCHEDULED);
  if (lot.phase === 'unscheduled') throw new Error('not scheduled');
  return lot;
};
const aBot = (temper: Temper, ceilingYuan = 60_000): Bot => ({
  temper,
  paddleNo: 201,
  entryId: -201,
  ceilingFen: yuanToFen(ceilingYuan),
});
const AT_ONCE = () => 0.5;

describe(`bots (HAOPAI_TEST_SEED=${TEST_SEED} makes the same chances again)`, () => {
  const random = new Random(TEST_SEED);
  const chance = (): number => random.next();
  /** Which part of the countdown has passed at each of many moves. */
  const partsOf = (temper: Temper): readonly number[] => {
    const lot = after(bidOf(ME, 50_000, OPENS_AT_MS + 1_000)) as RunningLot;
    const moves = Array.from({ length: 200 }, () => nextMove([aBot(temper)], lot, chance));
    return moves.flatMap((move) =>
      move === null ? [] : [1 - (lot.endsAtMs - move.atMs) / lot.terms.countdownMs],
    );
  };

  it('answer soon and always when they are steady', () => {
    const parts = partsOf('steady');
    expect(parts).toHaveLength(200);
    for (const part of parts) expect(Math.abs(part - 0.325)).toBeLessThanOrEqual(0.126);
  });

  it('answer late, and often not at all, when they are hesitant', () => {
    const parts = partsOf('hesitant');
    expect(parts.length).toBeGreaterThan(60);
    expect(parts.length).toBeLessThan(190);
    expect(Math.min(...parts)).toBeGreaterThan(0.44);
  });

  it('wait for the last moments when they are snipers, and snipe nothing on which nobody has bid', () => {
    expect(Math.min(...partsOf('sniper'))).toBeGreaterThan(0.77);
    expect(Math.max(...partsOf('sniper'))).toBeLessThan(0.91);
    expect(nextMove([aBot('sniper')], after(), chance)).toBeNull();
  });

  it('bid the start price first and then the smallest step', () => {
    expect(nextMove([aBot('steady')], after(), chance)?.amountFen).toBe(yuanToFen(50_000));
    const lot = after(bidOf(ME, 53_000, OPENS_AT_MS + 5));
    expect(nextMove([aBot('steady')], lot, chance)?.amountFen).toBe(yuanToFen(54_000));
  });

  it('never go above their ceilings, raise themselves, or bid where nothing runs', () => {
    const lot = after(bidOf(ME, 55_000, OPENS_AT_MS + 5));
    expect(nextMove([aBot('steady', 56_000)], lot, AT_ONCE)).not.toBeNull();
    expect(nextMove([aBot('steady', 55_999)], lot, AT_ONCE)).toBeNull();
    expect(nextMove([aBot('steady')], after(bidOf(201, 50_000, OPENS_AT_MS + 5)), AT_ONCE)).toBeNull();
    const paused = after({ type: 'LotPaused', atMs: OPENS_AT_MS + 5, remainingMs: 9, reason: '' });
    expect(nextMove([aBot('steady')], paused, AT_ONCE)).toBeNull();
  });

  it('let the one who is first go first', () => {
    const lot = after(bidOf(ME, 50_000, OPENS_AT_MS + 5));
    const [sniper, steady] = [aBot('sniper'), { ...aBot('steady'), paddleNo: 202 }];
    expect(nextMove([sniper, steady], lot, chance)?.bot).toBe(steady);
  });
});
