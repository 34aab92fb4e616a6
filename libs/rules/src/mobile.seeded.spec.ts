// Mobile numbers in the spellings that people use, and masked.
import fc from 'fast-check';
import { maskMobile, parseMobile } from './mobile';

describe('parseMobile', () => {
  it.each([
    '13800138000',
    '+86 138 0013 8000',
    '+86-138-0013-8000',
    '0086 13800138000',
    '8613800138000',
    '１３８００１３８０００',
    '\u202d13800138000\u202c',
  ])('reads %j', (raw) => {
    expect(parseMobile(raw)).toEqual({ ok: true, value: '13800138000' });
  });

  it.each([
    ['nothing', '', 'MOBILE.WRONG_LENGTH', { expected: 11, found: 0 }],
    ['a number instead of text', 13800138000, 'MOBILE.WRONG_LENGTH', { expected: 11, found: 0 }],
    ['a digit too few', '1380013800', 'MOBILE.WRONG_LENGTH', { expected: 11, found: 10 }],
    ['a digit too many', '138001380001', 'MOBILE.WRONG_LENGTH', { expected: 11, found: 12 }],
    ['a letter', '1380013800O', 'MOBILE.BAD_CHARACTER', { character: 'O', position: 11 }],
    ['another country', '+1 380 013 8000', 'MOBILE.BAD_CHARACTER', { character: '+', position: 1 }],
    ['a service number', '12306123061', 'MOBILE.WRONG_PREFIX', { found: '12' }],
    ['a wrong range behind +86', '+8622800138000', 'MOBILE.WRONG_PREFIX', { found: '22' }],
  ])('refuses %s', (_what, raw, code, data) => {
    expect(parseMobile(raw)).toEqual({ ok: false, code, data });
  });

  it('takes 13 to 19 and nothing else', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{11}$/), (digits) => {
        expect(parseMobile(digits).ok).toBe(digits >= '13' && digits < '2');
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void parseMobile(raw)));
  });
});

describe('maskMobile', () => {
  it('hides the four digits in the middle', () => {
    const parsed = parseMobile('13800131234');
    expect(parsed.ok && maskMobile(parsed.value)).toBe('138****1234');
  });
});
