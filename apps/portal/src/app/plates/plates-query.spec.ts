// What the address of the plates for sale can say, what of it counts, and what is asked of the server.
import { conditionCount, isAnyPrice, queryOf, wishFrom } from './plates-query';

const NOTHING = {
  region: null,
  band: { fromYuan: null, toYuan: null },
  pattern: null,
  contains: null,
  endsWith: null,
  sort: 'price',
  page: 1,
};

describe('the address of the plates for sale', () => {
  it('says nothing where nothing stands', () => {
    expect(wishFrom({})).toEqual(NOTHING);
    expect(conditionCount(wishFrom({}))).toBe(0);
    expect(queryOf(wishFrom({}))).toEqual({ sort: 'price', page: 1, size: 24 });
  });

  it('says what is wanted', () => {
    const wish = wishFrom({
      ...{ region: '330782', from: '2000', to: '5000', pattern: 'abab', sort: '-price', page: '3' },
      ...{ contains: ' 浙g·88 ', endsWith: '8a' },
    });
    expect(conditionCount(wish)).toBe(5);
    expect(queryOf(wish)).toEqual({
      ...{ region: '330782', priceFromFen: 200_000, priceToFen: 500_000, pattern: 'abab' },
      ...{ contains: '88', endsWith: '8A', sort: '-price', page: 3, size: 24 },
    });
  });

  it.each([
    [{ region: 'Yiwu' }],
    [{ from: 'cheap', to: '' }],
    [{ from: '-1', to: '1.5' }],
    [{ pattern: 'aab' }],
    [{ contains: '8O', endsWith: '%' }],
    [{ sort: 'cheap', page: '0' }],
  ])('takes %j as if it were not there', (address) => expect(wishFrom(address)).toEqual(NOTHING));

  it('knows a band that is open at one end from none', () => {
    expect(isAnyPrice(wishFrom({ from: '20000' }).band)).toBe(false);
    expect(isAnyPrice(wishFrom({ to: '0' }).band)).toBe(false);
  });
});
