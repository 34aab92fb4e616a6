// Organisation codes: the standard's example, codes in use, and every single mistyped character.
import fc from 'fast-check';
import { organisationCodeCheckCharacter, parseOrganisationCode } from './organisation-code';

describe('parseOrganisationCode', () => {
  it.each([
    ['D2143569X', 'D2143569X'],
    ['d2143569-x', 'D2143569X'],
    ['Ｄ２１４３５６９－Ｘ', 'D2143569X'],
    ['M000100Y4', 'M000100Y4'],
    ['00000000-0', '000000000'],
  ])('reads %j', (raw, code) => {
    expect(parseOrganisationCode(raw)).toEqual({ ok: true, value: code });
  });

  it.each([
    ['nothing', undefined, 'ORGANISATION_CODE.WRONG_LENGTH', { expected: 9, found: 0 }],
    ['a character too few', 'D2143569', 'ORGANISATION_CODE.WRONG_LENGTH', { expected: 9, found: 8 }],
    ['a sign', 'D2143/69X', 'ORGANISATION_CODE.BAD_CHARACTER', { character: '/', position: 6 }],
    [
      'a wrong check character',
      'D21435690',
      'ORGANISATION_CODE.WRONG_CHECK_CHARACTER',
      { character: '0', position: 9 },
    ],
  ])('refuses %s', (_what, raw, code, data) => {
    expect(parseOrganisationCode(raw)).toEqual({ ok: false, code, data });
  });

  it('takes every code that carries the character computed for it, and none that carries another', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{8}$/), fc.constantFrom(...'0123456789X'), (body, check) => {
        const isRight = check === organisationCodeCheckCharacter(body);
        expect(parseOrganisationCode(body + check).ok).toBe(isRight);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (raw) => void parseOrganisationCode(raw)));
  });
});
