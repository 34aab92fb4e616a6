// What has no turn today has one soon, and all have theirs at night.
import { turnsOf } from './turns';

const DAY_MS = 24 * 3_600_000;
const FAULTS = ['a', 'b', 'c', 'd', 'e'];
const on = (day: number) => turnsOf(FAULTS, { byDay: 2, isNight: false, nowMs: day * DAY_MS + 1 });

describe('turns', () => {
  it('come round to each within as many days as it takes', () => {
    for (const day of [0, 1, 20_000]) {
      const days = [on(day), on(day + 1), on(day + 2)];
      expect(days.flat().sort()).toEqual(FAULTS);
      for (const turn of days) expect([1, 2]).toContain(turn.length);
    }
  });

  it('differ on the same day for whoever starts elsewhere', () => {
    const startingAt = (startsAt: number) =>
      turnsOf(FAULTS, { byDay: 2, startsAt, isNight: false, nowMs: 0 });
    expect([0, 1, 2].flatMap(startingAt).sort()).toEqual(FAULTS);
  });

  it('are everybody’s at night', () => {
    expect(turnsOf(FAULTS, { byDay: 1, isNight: true })).toEqual(FAULTS);
  });
});
