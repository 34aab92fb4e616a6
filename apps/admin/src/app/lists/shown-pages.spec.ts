// Which pages of a list can be gone to by their number.
import { shownPages } from './shown-pages';

describe('the pages that are named', () => {
  it.each<[number, number, readonly (number | null)[]]>([
    [1, 1, [1]],
    [2, 5, [1, 2, 3, 4, 5]],
    [1, 20, [1, 2, 3, null, 20]],
    [4, 20, [1, 2, 3, 4, 5, 6, null, 20]],
    [5, 20, [1, 2, 3, 4, 5, 6, 7, null, 20]],
    [10, 20, [1, null, 8, 9, 10, 11, 12, null, 20]],
    [20, 20, [1, null, 18, 19, 20]],
  ])('of page %i of %i are %j', (page, pages, shown) => {
    expect(shownPages(page, pages)).toEqual(shown);
  });
});
