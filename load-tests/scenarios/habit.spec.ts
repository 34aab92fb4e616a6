// What bidders decide to do next, in each kind of scenario.
import { seededChance } from '../bidding/chance.ts';
import { amountFor, HABITS, LAST_SECOND_MS, type LotView, type Plan, planNext } from './habit.ts';

const LADDER = [100_000, 200_000, 300_000, 400_000, 500_000];
const open: LotView = {
  priceFen: null,
  endsAtMs: 60_000,
  isLeading: false,
  startPriceFen: 500_000,
  ladderFen: LADDER,
};
const risen: LotView = { ...open, priceFen: 700_000 };
const MANY = 2_000;

function plansOf(scenario: keyof typeof HABITS, view: LotView, hasOwn = true): readonly Plan[] {
  const chance = seededChance(1);
  return Array.from({ length: MANY }, () => planNext(HABITS[scenario], { view, nowMs: 0, hasOwn }, chance));
}

function shareOf(plans: readonly Plan[], act: Plan['act']): number {
  return plans.filter((plan) => plan.act === act).length / plans.length;
}

describe('planNext', () => {
  it('mostly raises, now and then sends a bid twice or one that is known to be too low', () => {
    const plans = plansOf('storm', risen);
    expect(shareOf(plans, 'repeat')).toBeCloseTo(HABITS.storm.repeatShare, 1);
    expect(shareOf(plans, 'low')).toBeCloseTo(HABITS.storm.lowShare, 1);
    expect(shareOf(plans, 'raise')).toBeGreaterThan(0.8);
  });

  it('repeats nothing before the first own bid, and knows no low amount before the first bid', () => {
    expect(shareOf(plansOf('storm', open, false), 'raise')).toBe(1);
  });

  it('thinks as long as its habit has it', () => {
    const { thinkMinMs, thinkMaxMs } = HABITS.storm;
    for (const { afterMs } of plansOf('storm', risen)) {
      expect(afterMs).toBeGreaterThanOrEqual(thinkMinMs);
      expect(afterMs).toBeLessThanOrEqual(thinkMaxMs);
    }
  });

  it('waits for the last second where that is the habit', () => {
    const raises = plansOf('last-second', risen).filter(({ act }) => act === 'raise');
    const [earliest, latest] = [Math.min, Math.max].map((pick) =>
      pick(...raises.map(({ afterMs }) => afterMs)),
    );
    expect(earliest).toBeGreaterThanOrEqual(60_000 - LAST_SECOND_MS);
    expect(latest).toBeLessThanOrEqual(60_000);
  });
});

describe('amountFor', () => {
  const chance = seededChance(2);

  it('takes a step of the ladder above the price, or above the start', () => {
    for (let round = 0; round < 50; round++) {
      expect(LADDER.map((step) => 700_000 + step)).toContain(amountFor('raise', risen, chance));
      expect(LADDER.map((step) => 500_000 + step)).toContain(amountFor('raise', open, chance));
    }
  });

  it('is the price itself where it shall be too low', () => {
    expect(amountFor('low', risen, chance)).toBe(700_000);
  });

  it('is none for the leader', () => {
    expect(amountFor('raise', { ...risen, isLeading: true }, chance)).toBeNull();
  });
});
