// How plain fields are read: what the reader makes of what is typed.
import { momentText, readMoment, readOneOf, readOptionalMoment, readTotp, readWhole } from './readings';

const fault = (code: string, data: object = {}) => ({ ok: false, code, data });

describe('readings', () => {
  it('take a time for Beijing’s, wherever the device is, and write it back', () => {
    const atMs = Date.UTC(2026, 10, 26, 6, 5);
    expect(readMoment('2026-11-26T14:05')).toEqual({ ok: true, value: atMs });
    expect(momentText(atMs)).toBe('2026-11-26T14:05');
    expect(momentText(atMs + 7_000)).toBe('2026-11-26T14:05:07');
    expect(readMoment('2026-11-26')).toEqual(fault('MOMENT.MALFORMED'));
    expect(readMoment('2026-13-26T14:05')).toEqual(fault('MOMENT.MALFORMED'));
    expect(readOptionalMoment('')).toEqual({ ok: true, value: null });
  });

  it('take six digits as a code, in two groups too', () => {
    expect(readTotp('123 456')).toEqual({ ok: true, value: '123456' });
    expect(readTotp('12345')).toEqual(fault('TOTP.INCOMPLETE'));
  });

  it('take one of those that there are', () => {
    const read = readOneOf(['clerk', 'auditor']);
    expect(read('clerk')).toEqual({ ok: true, value: 'clerk' });
    expect(read('')).toEqual(fault('CHOICE.MISSING'));
  });

  it('take whole numbers within their limits', () => {
    const read = readWhole(1, 30);
    expect(read('１2')).toEqual({ ok: true, value: 12 });
    expect(read('1.5')).toEqual(fault('NUMBER.NOT_WHOLE'));
    expect(read('0')).toEqual(fault('NUMBER.TOO_SMALL', { min: 1 }));
    expect(read('31')).toEqual(fault('NUMBER.TOO_LARGE', { max: 30 }));
  });
});
