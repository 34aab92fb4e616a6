// Unified social credit codes: known codes, letters in the first eight places, a check character of 0, and every mistyped one.
import fc from 'fast-check';
import { creditCodeCheckCharacter, parseCreditCode } from './credit-code';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const bodies = fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{17}$/);

/** The standard's formula with its weights written out (GB 32100). */
function checkByWeights(body: string): string {
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
  const sum = weights.reduce(
    (total, weight, index) => total + weight * ALPHABET.indexOf(body.charAt(index)),
    0,
  );
  const check = 31 - (sum % 31);
  return check === 31 ? '0' : ALPHABET.charAt(check);
}

describe('parseCreditCode', () => {
  it.each([
    ['91350100M000100Y43', '91350100M000100Y43', 'M000100Y4'],
    ['91350100m000100y43', '91350100M000100Y43', 'M000100Y4'],
    [' 9135 0100 M000 100Y 43', '91350100M000100Y43', 'M000100Y4'],
    ['914403001922038216', '914403001922038216', '192203821'],
    ['9144030071526726XG', '9144030071526726XG', '71526726X'],
  ])('reads %j', (raw, number, organisationCode) => {
    expect(parseCreditCode(raw)).toEqual({ ok: true, value: { number, organisationCode } });
  });

  it('takes a check character of 0', () => {
    expect(parseCreditCode('91330702MA10000250')).toMatchObject({ ok: true });
  });

  it('takes letters in the first eight places', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-HJ-NPQRTUWXY]{8}$/), (letters) => {
        const body = `${letters}M000100Y4`;
        expect(parseCreditCode(body + checkByWeights(body))).toMatchObject({ ok: true });
      }),
    );
  });

  it.each([
    ['nothing', {}, 'CREDIT_CODE.WRONG_LENGTH', { expected: 18, found: 0 }],
    ['a character too few', '91350100M000100Y4', 'CREDIT_CODE.WRONG_LENGTH', { expected: 18, found: 17 }],
    ['O for 0', '913501O0M000100Y43', 'CREDIT_CODE.BAD_CHARACTER', { character: 'O', position: 7 }],
    ['Z for 2', '91350100M000100YZ3', 'CREDIT_CODE.BAD_CHARACTER', { character: 'Z', position: 17 }],
    [
      'a wrong check character',
      '91350100M000100Y44',
      'CREDIT_CODE.WRONG_CHECK_CHARACTER',
      { character: '4', position: 18 },
    ],
  ])('refuses %s', (_what, raw, code, data) => {
    expect(parseCreditCode(raw)).toEqual({ ok: false, code, data });
  });

  it('computes what the weights written out give', () => {
    fc.assert(
      fc.property(bodies, (body) => expect(creditCodeCheckCharacter(body)).toBe(checkByWeights(body))),
    );
  });

  it('finds every mistyped character', () => {
    fc.assert(
      fc.property(bodies, fc.nat({ max: 16 }), fc.constantFrom(...ALPHABET), (body, place, other) => {
        const mistyped = body.slice(0, place) + other + body.slice(place + 1);
        expect(parseCreditCode(mistyped + creditCodeCheckCharacter(body)).ok).toBe(mistyped === body);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void parseCreditCode(raw)));
  });
});
