// In which languages a journey is gone that is the same in each: by day in one, on the next day in the other, at night in all.
import { type Language, LANGUAGES } from '@haopai/rules';
import { turnsOf } from '../../../../tools/test/turns';

/** `startsAt`: that of two journeys one is in another language than the other on the same day. */
export function languagesInTurn(startsAt: number): readonly Language[] {
  return turnsOf(LANGUAGES, { byDay: 1, startsAt });
}
