// The plain view has one step: the lowest, or the one that is chosen.
import { onlyStepOf } from './only-step';

const START = { stepFen: 0, amountFen: 500_000, label: '起价', key: '0' };
const ONE = { stepFen: 100_000, amountFen: 600_000, label: '+1,000', key: '1' };
const FIVE = { stepFen: 500_000, amountFen: 1_000_000, label: '+5,000', key: '5' };

describe('the step of the plain view', () => {
  it('is the start price before the first bid, and the lowest step after it', () => {
    expect(onlyStepOf([START, ONE, FIVE], null)).toBe(START);
    expect(onlyStepOf([{ ...START, gone: '已有人出' }, ONE, FIVE], null)).toBe(ONE);
    expect(onlyStepOf([ONE, FIVE], null)).toBe(ONE);
  });

  it('is the one that was chosen on the whole page, so that it says what the button would send', () => {
    expect(onlyStepOf([ONE, FIVE], 500_000)).toBe(FIVE);
    expect(onlyStepOf([{ ...START, gone: '已有人出' }, ONE], 0)).toBe(ONE);
  });

  it('is none while the ladder is not known', () => {
    expect(onlyStepOf([], null)).toBeNull();
  });
});
