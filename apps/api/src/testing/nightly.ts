// How much of a heavy suite is run: little in npm test, all of it at night (HAOPAI_NIGHTLY=1), when nobody waits for it.

const IS_NIGHT = process.env['HAOPAI_NIGHTLY'] === '1';

/** The same tests either way: only how often each is tried differs. docs/testing.md lists what says so. */
export function nightly(byDay: number, byNight: number): number {
  return IS_NIGHT ? byNight : byDay;
}
