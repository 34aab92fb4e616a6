// A stale amount is never sent by itself.
import {
  type ArmedBid,
  armStep,
  followLadder,
  followPrice,
  isSettled,
  judgePress,
  NOTHING_CHOSEN,
  SETTLE_MS,
  type ShownLadder,
} from './armed-bid';

const at = (priceFen: number) =>
  [100_000, 200_000].map((stepFen) => ({ stepFen, amountFen: priceFen + stepFen }));

describe('the armed bid', () => {
  const still = { amounts: at(5_500_000), sinceMs: 0, before: [] };
  const armed = armedOn(still, 1_000);

  function armedOn(ladder: ShownLadder, nowMs: number): ArmedBid {
    const found = armStep(ladder, 100_000, nowMs);
    if (found === null) throw new Error('no such step');
    return found;
  }

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
    expect([isSettled(armed, 2_000), isSettled(moved, 2_000), isSettled(moved, 2_000 + SETTLE_MS)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(judgePress(moved, 5_700_000, 2_000 + SETTLE_MS - 1)).toEqual({ kind: 'moved' });
    expect(judgePress(moved, 5_700_000, 2_000 + SETTLE_MS)).toEqual({ kind: 'send', amountFen: 5_700_000 });
  });

  it('stays as it is when the price did not move', () => {
    expect(followPrice(armed, at(5_500_000), 9_000)).toBe(armed);
  });

  it('is disarmed when its step is gone: the start price is only for a first bid', () => {
    const atStart = { ...armed, stepFen: 0, amountFen: 5_600_000 };
    expect(followPrice(atStart, at(5_600_000), 1)).toBeNull();
  });

  it('remembers that its step was taken by somebody else, until the next act', () => {
    const atStart = { armed: { ...armed, stepFen: 0, amountFen: 5_600_000 }, hasLostStep: false };
    const lost = followLadder(atStart, at(5_600_000), 1);
    expect(lost).toEqual({ armed: null, hasLostStep: true });
    expect(followLadder(lost, at(5_700_000), 2)).toEqual(lost);
    expect(followLadder(NOTHING_CHOSEN, at(5_600_000), 1)).toEqual(NOTHING_CHOSEN);
  });

  it('is not said to be taken by somebody else when the ladder is not known', () => {
    expect(followLadder({ armed, hasLostStep: false }, [], 1)).toEqual(NOTHING_CHOSEN);
  });

  it('counts as chosen before the price moved when it is chosen quicker than one can read', () => {
    const moved = { amounts: at(5_600_000), sinceMs: 2_000, before: at(5_500_000) };
    const quick = armedOn(moved, 2_000 + SETTLE_MS - 1);
    expect(quick).toMatchObject({ amountFen: 5_700_000, movedFromFen: 5_600_000 });
    expect(judgePress(quick, 5_700_000, 2_000 + SETTLE_MS - 1)).toEqual({ kind: 'moved' });
    expect(judgePress(quick, 5_700_000, 2_000 + SETTLE_MS)).toMatchObject({ kind: 'send' });
    expect(armedOn(moved, 2_000 + SETTLE_MS).movedFromFen).toBeNull();
  });

  it('does not arm a step that the ladder has not', () => {
    expect(armStep(still, 700_000, 1_000)).toBeNull();
  });
});
