// The address that a saved search is opened at is one that the pages of plates read as that search.
import { boardWishFrom } from '../board/board-query';
import { wishFrom } from '../plates/plates-query';
import { givenOf, searchQuery } from './search-query';

const WISH = {
  contains: '88',
  endsWith: 'A',
  without: '4',
  pattern: 'aaa',
  priceFromFen: 200_000,
  priceToFen: 500_000,
};

describe('the address of a saved search', () => {
  it('is read by the plates for sale as what was looked for', () => {
    expect(wishFrom(searchQuery(WISH))).toMatchObject({
      ...{ contains: '88', endsWith: 'A', pattern: 'aaa' },
      band: { fromYuan: 2_000, toYuan: 5_000 },
    });
  });

  it('is read by a board as what was looked for', () => {
    expect(boardWishFrom(searchQuery(WISH)).search).toEqual({
      ...{ contains: '88', endsWith: 'A', without: '4', pattern: 'aaa' },
    });
  });

  it('says nothing of what does not matter, nor of anything else that a notice carries', () => {
    const notice = { contains: '88', plates: 3, plate: '浙G88123', auctionId: 7 };
    expect(searchQuery(notice)).toEqual({ contains: '88' });
    expect(searchQuery({ ...WISH, contains: null, priceToFen: null })).not.toHaveProperty('to');
    expect(givenOf({ contains: null, pattern: 'aaa', priceToFen: undefined })).toEqual({ pattern: 'aaa' });
  });
});
