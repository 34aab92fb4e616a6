// A stale amount is never sent by itself.
import { armStep, followPrice, judgePress, SETTLE_MS } from './armed-bid';

const at = (priceFen: number) =>
  [100_000, 200_000].map((stepFen) => ({ stepFen, amountFen: priceFen + stepFen }));

describe('the armed bid', () => {
  const armed = armStep({ stepFen: 100_000, amountFen: 5_600_000 }, 1_000);

  it('is sent at once when the price did not move', () => {
    expect(judgePress(armed, 5_600_000, 1_001)).toEqual({ kind: 'send', amountFen: 5_600_000 });
  });

  it('follows the price with the same step and says where it came from', () => {
    expect(followPrice(armed, at(5_600_000), 2_000)).toMatchObject({
      stepFen: 100_000,
      amountFen: 5_700_000,
      movedFromFen: 5_600_000,
    });
  });

  it('does not send a press that was meant for the amount before', () => {
    const moved = followPrice(armed, at(5_600_000), 2_000);
    if (moved === null) throw new Error('disarmed');
    expect(judgePress(moved, 5_600_000, 2_000 + SETTLE_MS)).toEqual({ kind: 'moved' });
    expect(judgePress(moved, 5_700_000, 2_000 + SETTLE_MS - 1)).toEqual({ kind: 'moved' });
    expect(judgePress(moved, 5_700_000, 2_000 + SETTLE_MS)).toEqual({ kind: 'send', amountFen: 5_700_000 });
  });

  it('stays as it is when the price did not move', () => {
    expect(followPrice(armed, at(5_500_000), 9_000)).toBe(armed);
  });

  it('is disarmed when its step is gone: the start price is only for a first bid', () => {
    expect(followPrice(armStep({ stepFen: 0, amountFen: 1 }, 0), at(5_600_000), 1)).toBeNull();
  });
});
