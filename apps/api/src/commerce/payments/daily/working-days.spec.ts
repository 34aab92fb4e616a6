// A working day back from a moment: over nights and weekends.
import { aWorkingDayBefore } from './working-days';

const at = (text: string): number => Date.parse(`${text}:00+08:00`);

describe('a working day before', () => {
  it.each([
    ['a Wednesday', '2026-11-25T10:30', '2026-11-24T10:30'],
    ['a midnight within the week', '2026-11-25T00:00', '2026-11-24T00:00'],
    ['a Monday', '2026-11-30T10:30', '2026-11-27T10:30'],
    ['a Monday’s first minute', '2026-11-30T00:01', '2026-11-27T00:01'],
    ['a Saturday', '2026-11-28T15:00', '2026-11-27T00:00'],
    ['a Sunday’s end', '2026-11-30T00:00', '2026-11-27T00:00'],
    ['a Tuesday', '2026-12-01T09:00', '2026-11-30T09:00'],
  ])('%s', (_, now, before) => {
    expect(new Date(aWorkingDayBefore(at(now))).toISOString()).toBe(new Date(at(before)).toISOString());
  });
});
