// What is looked for and nothing else, mine first, and otherwise nothing moves.
import { aLot, aPass } from '@haopai/web-data/testing';
import { arrangeBoard } from './board-filter';
import { type BoardAddress, boardWishFrom } from './board-query';

const lots = [1, 2, 3, 4].map((lotNo) => aLot({ lotId: lotNo, lotNo }));
const viewer = { pass: aPass(3), region: '330702' };
const arranged = (among: typeof lots, address: BoardAddress = {}) =>
  arrangeBoard(among, boardWishFrom(address), viewer).map((lot) => lot.lotNo);

describe('the board', () => {
  it('puts mine first and keeps the rest by number', () => {
    expect(arranged(lots)).toEqual([3, 1, 2, 4]);
  });

  it('does not move a row because its price or leader changed', () => {
    const changed = lots.map((lot) =>
      lot.lotNo === 4 ? { ...lot, priceFen: 9_000_000, leaderPaddle: 50 } : lot,
    );
    expect(arranged(changed)).toEqual([3, 1, 2, 4]);
  });

  it('filters by mine, live, sold, personalised and region', () => {
    const mixed = [
      aLot({ lotId: 1, lotNo: 1, phase: 'sold' }),
      aLot({ lotId: 2, lotNo: 2, phase: 'waiting' }),
      aLot({ lotId: 3, lotNo: 3 }),
      aLot({ lotId: 4, lotNo: 4, plate: { ...aLot().plate, isPersonalised: true, region: '330782' } }),
      aLot({ lotId: 5, lotNo: 5, plate: { ...aLot().plate, region: '330782' } }),
    ];
    expect(arranged(mixed, { show: 'mine' })).toEqual([3]);
    expect(arranged(mixed, { show: 'live' })).toEqual([3, 4, 5]);
    expect(arranged(mixed, { show: 'sold' })).toEqual([1]);
    expect(arranged(mixed, { show: 'personalised' })).toEqual([4]);
    expect(arranged(mixed, { show: 'myRegion' })).toEqual([3, 2, 4, 1]);
  });

  it('looks for numbers among what the filter leaves, and sorts with mine first', () => {
    const numbers = ['8885A', '14885', '88123', '61618'];
    const numbered = numbers.map((serial, at) =>
      aLot({
        lotId: at + 1,
        lotNo: at + 1,
        priceFen: (at + 1) * 100_000,
        plate: { ...aLot().plate, number: `浙G${serial}` },
      }),
    );
    expect(arranged(numbered, { contains: '88', sort: '-price' })).toEqual([3, 2, 1]);
    expect(arranged(numbered, { without: '4', sort: '-price' })).toEqual([3, 4, 1]);
    expect(arranged(numbered, { endsWith: '8' })).toEqual([4]);
    expect(arranged(numbered, { pattern: 'aaa' })).toEqual([1]);
    expect(arranged(numbered, { show: 'sold', contains: '88' })).toEqual([]);
  });
});
