// Identity numbers: the standard's example, permits and cards, ages, and every single mistyped character.
import fc from 'fast-check';
import { maskResidentId, parseResidentId, residentIdCheckCharacter } from './resident-id';

const TODAY_MS = Date.UTC(2026, 10, 24, 4);
const read = (raw: unknown, todayMs = TODAY_MS) => parseResidentId(raw, todayMs);
const complete = (digits: string) => digits + residentIdCheckCharacter(digits);

const adults = fc
  .record({
    region: fc.constantFrom(
      '110101',
      '330702',
      '330782',
      '659001',
      '710000',
      '810000',
      '820000',
      '830000',
      '933840',
    ),
    birth: fc.date({ min: new Date('1900-01-01'), max: new Date('2008-11-24'), noInvalidDate: true }),
    order: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ region, birth, order }) =>
    complete(region + birth.toISOString().slice(0, 10).replaceAll('-', '') + String(order).padStart(3, '0')),
  );

describe('residentIdCheckCharacter', () => {
  it.each([
    ['11010519491231002', 'X'],
    ['44052418800101001', '4'],
  ])('gives the example of GB 11643, %s, its %s', (digits, check) => {
    expect(residentIdCheckCharacter(digits)).toBe(check);
  });
});

describe('parseResidentId', () => {
  it.each([
    '11010519491231002X',
    '11010519491231002x',
    '110105 19491231 002X',
    '１１０１０５１９４９１２３１００２Ｘ',
  ])('reads %j', (raw) => {
    expect(read(raw)).toEqual({
      ok: true,
      value: {
        number: '11010519491231002X',
        kind: 'citizen',
        regionCode: '110105',
        birthDate: '1949-12-31',
      },
    });
  });

  it.each([
    ['81000019900307001', 'hongKongPermit', '810000'],
    ['82000019900307001', 'macauPermit', '820000'],
    ['83000019900307001', 'taiwanPermit', '830000'],
    ['93384019900307001', 'foreignResident', '933840'],
  ])('knows %s as a %s', (digits, kind, regionCode) => {
    expect(read(complete(digits))).toMatchObject({
      ok: true,
      value: { kind, regionCode, birthDate: '1990-03-07' },
    });
  });

  it.each([
    ['nothing', null, 'RESIDENT_ID.WRONG_LENGTH', { expected: 18, found: 0 }],
    [
      'a number of the first generation',
      '110105491231002',
      'RESIDENT_ID.WRONG_LENGTH',
      { expected: 18, found: 15 },
    ],
    ['a character too many', '11010519491231002X1', 'RESIDENT_ID.WRONG_LENGTH', { expected: 18, found: 19 }],
    ['a letter', '1101051949I231002X', 'RESIDENT_ID.BAD_CHARACTER', { character: 'I', position: 11 }],
    ['X before the end', '1101051949123100X2', 'RESIDENT_ID.BAD_CHARACTER', { character: 'X', position: 17 }],
    [
      'another letter at the end',
      '11010519491231002Y',
      'RESIDENT_ID.BAD_CHARACTER',
      { character: 'Y', position: 18 },
    ],
    ['a region that is none', complete('00010519491231002'), 'RESIDENT_ID.UNKNOWN_REGION', { found: '00' }],
    ['30 February', complete('33070219900230001'), 'RESIDENT_ID.BAD_BIRTH_DATE', { from: 7, to: 14 }],
    ['a birth tomorrow', complete('33070220261125001'), 'RESIDENT_ID.BAD_BIRTH_DATE', { from: 7, to: 14 }],
    ['a birth in 1880', '440524188001010014', 'RESIDENT_ID.BAD_BIRTH_DATE', { from: 7, to: 14 }],
    ['a wrong check character', '110105194912310021', 'RESIDENT_ID.WRONG_CHECK_CHARACTER', { position: 18 }],
    ['a child', complete('33070220150307001'), 'RESIDENT_ID.UNDER_AGE', { yearsMin: 18 }],
  ])('refuses %s', (_what, raw, code, data) => {
    expect(read(raw)).toEqual({ ok: false, code, data });
  });

  it('takes an adult from midnight of the eighteenth birthday in Shanghai', () => {
    const raw = complete('33070220081124001');
    const midnightMs = Date.UTC(2026, 10, 23, 16);
    expect(read(raw, midnightMs - 1)).toMatchObject({ code: 'RESIDENT_ID.UNDER_AGE' });
    expect(read(raw, midnightMs)).toMatchObject({ ok: true });
  });

  it('takes every adult', () => {
    fc.assert(
      fc.property(adults, (raw) => expect(read(raw)).toMatchObject({ ok: true, value: { number: raw } })),
    );
  });

  it('finds every mistyped digit and every two neighbours that changed places', () => {
    fc.assert(
      fc.property(adults, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (raw, place, shift) => {
        const mistyped =
          raw.slice(0, place) + ((Number(raw.charAt(place)) + shift) % 10) + raw.slice(place + 1);
        expect(read(mistyped).ok).toBe(false);
        const swapped =
          raw.slice(0, place) + raw.charAt(place + 1) + raw.charAt(place) + raw.slice(place + 2);
        expect(read(swapped).ok).toBe(swapped === raw);
      }),
    );
  });

  it('never throws, and never repeats the number in a refusal', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void read(raw)));
    expect(JSON.stringify(read('110105194912310021'))).not.toContain('19491231');
  });
});

describe('maskResidentId', () => {
  it('hides county and birth date', () => {
    expect(maskResidentId({ number: '11010519491231002X' })).toBe('110***********002X');
  });
});
