// Calendar days in China.
import { fullYearsBetween, isCalendarDay, isoDay, shanghaiDay } from './calendar-day';

describe('calendar days', () => {
  it('changes the day at midnight in Shanghai', () => {
    expect(shanghaiDay(Date.UTC(2026, 10, 24, 15, 59, 59, 999))).toBe('20261124');
    expect(shanghaiDay(Date.UTC(2026, 10, 24, 16))).toBe('20261125');
  });

  it.each(['20240229', '20000229', '19991231', '20260101'])('knows %s', (day) => {
    expect(isCalendarDay(day)).toBe(true);
  });

  it.each(['20230229', '19000229', '20260431', '20261301', '20260100', '20260001', '00500101'])(
    'refuses %s',
    (day) => {
      expect(isCalendarDay(day)).toBe(false);
    },
  );

  it.each([
    ['20081124', '20261123', 17],
    ['20081124', '20261124', 18],
    ['20080229', '20260228', 17],
    ['20080229', '20260301', 18],
  ])('counts the full years from %s to %s as %d', (birth, today, years) => {
    expect(fullYearsBetween(birth, today)).toBe(years);
  });

  it('writes a day as ISO 8601 does', () => {
    expect(isoDay('19900307')).toBe('1990-03-07');
  });
});
