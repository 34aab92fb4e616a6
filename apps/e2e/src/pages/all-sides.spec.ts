// By day no side of a page is left out for good: what one page is not seen from, another is.
import { LANGUAGES } from '@haopai/rules';
import { isSearchTurn, isTurn, type Side } from './all-sides';

const DAY_MS = 24 * 3_600_000;
const SIDES = [360, 1440].flatMap((width) =>
  LANGUAGES.flatMap((language) =>
    (['light', 'dark'] as const).map((colorScheme): Side => ({
      width,
      language,
      colorScheme,
      text: 'normal',
    })),
  ),
);
const seenAt = (lookNo: number): readonly Side[] => SIDES.filter((side) => isTurn(side, lookNo));

describe('the sides from which a page is seen by day', () => {
  it('are two that differ in all', () => {
    for (const lookNo of [0, 1, 2, 3, 17]) {
      const [one, other, ...more] = seenAt(lookNo);
      expect(more).toEqual([]);
      for (const trait of ['width', 'language', 'colorScheme'] as const)
        expect(one?.[trait]).not.toBe(other?.[trait]);
    }
  });

  it('are searched for barriers one after the other, on two days', () => {
    for (const lookNo of [0, 1, 2, 3, 17]) {
      const searchedOn = (day: number) => SIDES.filter((side) => isSearchTurn(side, lookNo, day * DAY_MS));
      expect([searchedOn(20_000).length, searchedOn(20_001).length]).toEqual([1, 1]);
      expect(new Set([...searchedOn(20_000), ...searchedOn(20_001)])).toEqual(new Set(seenAt(lookNo)));
    }
  });

  it('are all eight after four pages', () => {
    expect(new Set([0, 1, 2, 3].flatMap(seenAt)).size).toBe(SIDES.length);
  });
});
