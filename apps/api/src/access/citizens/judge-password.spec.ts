// New passwords against the long list and against their owner's names.
import { dictionary } from '@zxcvbn-ts/language-common';
import type { Password } from '@haopai/rules/people';
import { judgePassword, refuseLikeOwner } from './judge-password';

const LISTED_MIN = 10_000;

describe('a new password', () => {
  it('is none of the ten thousand that are tried first', () => {
    const fitting = dictionary['passwords-common'].filter((common) => common.length >= 8);
    expect(fitting.length).toBeGreaterThanOrEqual(LISTED_MIN);
    for (const common of fitting.slice(0, LISTED_MIN))
      expect([common, judgePassword(common)]).toEqual([
        common,
        { ok: false, code: 'PASSWORD.TOO_COMMON', data: {} },
      ]);
  });

  it.each(['Michelle', 'JENNIFER', 'corvette'])('is none of them in other letters: %s', (raw) =>
    expect(judgePassword(raw)).toMatchObject({ ok: false, code: 'PASSWORD.TOO_COMMON' }),
  );

  it.each(['correct horse battery staple', 'k7!mPq2z', '门前大桥下游过一群鸭'])('may be %s', (raw) =>
    expect(judgePassword(raw)).toMatchObject({ ok: true }),
  );

  it.each([
    ['at_fang_1990', 'fang_1990', []],
    ['李雨桐-2026-春', 'fang_1990', ['李雨桐']],
    ['桐雨李 1990', 'fang_1990', ['李雨桐']],
    ['Anna Smith 77', 'fang_1990', ['anna smith']],
    ['春江物流 88', 'fang_1990', ['春江物流', '金春江']],
    ['金春江 88888', 'fang_1990', ['春江物流', '金春江']],
  ])('%s is too much like its owner', (password, username, names) =>
    expect(refuseLikeOwner(password as Password, username, names)).toMatchObject({
      code: 'PASSWORD.LIKE_USERNAME',
    }),
  );

  it.each([
    ['blue river 9', 'fang_1990', ['李雨桐', null]],
    ['a rolling stone', 'fang_1990', ['Li']],
    ['winter is long', 'fang_1990', ['']],
  ])('%s is not', (password, username, names) =>
    expect(refuseLikeOwner(password as Password, username, names)).toBeNull(),
  );
});
