// By day no side of a page is left out for good: what one page is not seen from, another is.
import { LANGUAGES } from '@haopai/rules';
import { isTurn, type Side } from './all-sides';

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

  it('are all eight after four pages', () => {
    expect(new Set([0, 1, 2, 3].flatMap(seenAt)).size).toBe(SIDES.length);
  });
});
