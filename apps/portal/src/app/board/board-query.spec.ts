// The address of a board: what it can say, and that it is given back as it was meant.
import { addressOf, boardWishFrom, hasConditions } from './board-query';

const NOTHING = {
  filter: 'all',
  search: { contains: null, endsWith: null, without: null, pattern: null },
  sort: 'lot',
};

describe('the address of a board', () => {
  it('says nothing where nothing stands', () => {
    expect(boardWishFrom({})).toEqual(NOTHING);
    expect(addressOf(boardWishFrom({}))).toEqual({});
    expect(hasConditions(boardWishFrom({ sort: 'price' }))).toBe(false);
  });

  it('says what is wanted, and is written as it is read', () => {
    const wish = boardWishFrom({
      ...{ show: 'live', contains: ' 浙g·88 ', endsWith: '8a', without: '4', pattern: 'aaa', sort: '-price' },
    });
    expect(wish).toEqual({
      filter: 'live',
      search: { contains: '88', endsWith: '8A', without: '4', pattern: 'aaa' },
      sort: '-price',
    });
    expect(hasConditions(wish)).toBe(true);
    expect(boardWishFrom(addressOf(wish))).toEqual(wish);
  });

  it.each([
    [{ show: 'cheap' }],
    [{ contains: '8O', endsWith: '%', without: '' }],
    [{ pattern: 'aab', sort: 'colour' }],
  ])('takes %j as if it were not there', (address) => expect(boardWishFrom(address)).toEqual(NOTHING));
});
