// Times are Beijing's, and the day is always said.
import {
  dateOf,
  dayOf,
  exactTimeOf,
  momentOf,
  monthDayOf,
  otherDayOf,
  timeOf,
  timeToTheMs,
} from './day-time';
import { refusalParams } from './refusal-params';

const at = (iso: string) => Date.parse(iso);

describe('dayOf', () => {
  const now = at('2026-11-24T15:30:00Z'); // 23:30 in Beijing

  it('changes at Beijing’s midnight, not the device’s', () => {
    expect(dayOf(at('2026-11-24T15:59:59Z'), now)).toBe('today');
    expect(dayOf(at('2026-11-24T16:00:00Z'), now)).toBe('tomorrow');
    expect(dayOf(at('2026-11-23T15:59:59Z'), now)).toBe('yesterday');
  });

  it('names other days by their date, the month in words', () => {
    const firstOfDecember = at('2026-11-30T20:00:00Z');
    expect(dayOf(firstOfDecember, now)).toBe('another');
    expect(monthDayOf(firstOfDecember, 'zh')).toBe('12月1日');
    expect(monthDayOf(firstOfDecember, 'en')).toBe('1 Dec');
  });

  it('says the year of a day that is more than half a year away, which another year has as well', () => {
    expect(otherDayOf(at('2026-12-24T02:00:00Z'), now, 'zh')).toBe('12月24日');
    expect(otherDayOf(at('2025-12-24T02:00:00Z'), now, 'zh')).toBe('2025年12月24日');
    expect(otherDayOf(at('2027-12-24T02:00:00Z'), now, 'en')).toBe('24 December 2027');
  });

  it('writes a date with its year in either language, by Beijing’s day', () => {
    expect(dateOf(at('2026-11-19T16:00:00Z'), 'zh')).toBe('2026年11月20日');
    expect(dateOf(at('2026-11-19T16:00:00Z'), 'en')).toBe('20 November 2026');
  });

  it('writes Beijing time', () => {
    expect(timeOf(at('2026-11-24T06:05:31Z'))).toBe('14:05');
    expect(exactTimeOf(at('2026-11-24T06:05:31Z'))).toBe('14:05:31');
    expect(timeToTheMs(at('2026-11-24T06:05:31Z') + 7)).toBe('14:05:31.007');
    expect(momentOf(at('2026-11-24T16:05:31Z'))).toBe('2026-11-25 00:05:31');
  });
});

describe('refusalParams', () => {
  const write = {
    money: (fen: number) => `¥${fen / 100}`,
    time: () => '14:05',
    region: () => '义乌市',
    vehicle: () => '小型汽车',
    span: (lengthMs: number) => `${lengthMs} ms`,
  };

  it('writes each figure by its unit', () => {
    const refusal = { code: 'BID.TOO_LOW', data: { priceFen: 100, lowestFen: 200 } } as const;
    expect(refusalParams(refusal, write)).toEqual({ price: '¥1', lowest: '¥2' });
  });

  it('writes waiting in whole seconds, never nought, and in words', () => {
    const refusal = { code: 'SERVER.BUSY', data: { retryAfterMs: 40 } } as const;
    expect(refusalParams(refusal, write)).toEqual({ retryAfter: '1', retryAfterSpan: '40 ms' });
  });

  it('writes a plate with its dot', () => {
    const refusal = { code: 'RESERVATION.PLATE_TAKEN', data: { plate: '浙G8888A' } } as const;
    expect(refusalParams(refusal, write)).toEqual({ plate: '浙G·8888A' });
    const unpaid = { code: 'HAND_OVER.NOT_PAID', data: { plateNumber: '浙G8888A', dueAtMs: null } } as const;
    expect(refusalParams(unpaid, write)).toEqual({ plateNumber: '浙G·8888A' });
  });

  it('writes times and regions', () => {
    const late = { endedAtMs: at('2026-11-24T06:05:31.027Z'), receivedAtMs: at('2026-11-24T06:05:31.040Z') };
    expect(refusalParams({ code: 'BID.TOO_LATE', data: late }, write)).toEqual({
      ...{ endedAt: '14:05', endedAtExact: '14:05:31.027' },
      ...{ receivedAt: '14:05', receivedAtExact: '14:05:31.040' },
    });
    expect(refusalParams({ code: 'LOT.OTHER_REGION', data: { lotId: 7, region: '330782' } }, write)).toEqual({
      lotId: '7',
      region: '义乌市',
    });
  });
});
