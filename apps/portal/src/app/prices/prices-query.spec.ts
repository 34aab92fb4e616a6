// What the address of the prices can say, what of it counts, and what is asked of the server.
import { changeOfLength, changeOfSort, conditionCount, kindOf, queryOf, wishFrom } from './prices-query';

const NOTHING = {
  ...{ pattern: null, colour: null, contains: null, endsWith: null, without: null },
  ...{ sort: 'newest', by: 'month', page: 1 },
};

describe('the address of the prices', () => {
  it('says nothing where nothing stands', () => {
    expect(wishFrom({})).toEqual(NOTHING);
    expect(conditionCount(wishFrom({}))).toBe(0);
    expect(queryOf(wishFrom({}))).toEqual({ sort: 'newest', page: 1, size: 20 });
  });

  it('says what is wanted', () => {
    const wish = wishFrom({
      ...{ pattern: 'none', colour: 'green', contains: ' 浙g·88 ', endsWith: '8a', without: '4' },
      ...{ sort: '-price', by: 'year', page: '3' },
    });
    expect(conditionCount(wish)).toBe(5);
    expect(queryOf(wish)).toEqual({
      ...{ pattern: 'none', colour: 'green', contains: '88', endsWith: '8A', without: '4' },
      ...{ sort: '-price', page: 3, size: 20 },
    });
    expect(kindOf(wish)).toEqual({ pattern: 'none', colour: 'green' });
  });

  it.each([
    [{ pattern: 'aab', colour: 'red' }],
    [{ contains: '8O', endsWith: '%', without: '' }],
    [{ sort: 'dear', by: 'day', page: '0' }],
  ])('takes %j as if it were not there', (address) => expect(wishFrom(address)).toEqual(NOTHING));

  it('leaves out what is usual', () => {
    expect([changeOfSort('newest'), changeOfSort('price')]).toEqual([
      { sort: null, page: null },
      { sort: 'price', page: null },
    ]);
    expect([changeOfLength('month'), changeOfLength('year')]).toEqual([{ by: null }, { by: 'year' }]);
  });
});
