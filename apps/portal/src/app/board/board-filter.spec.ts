// Mine first, and otherwise nothing moves.
import { aLot, aPass } from '@haopai/web-data/testing';
import { arrangeBoard } from './board-filter';

const lots = [1, 2, 3, 4].map((lotNo) => aLot({ lotId: lotNo, lotNo }));
const numbers = (shown: ReturnType<typeof arrangeBoard>) => shown.map((lot) => lot.lotNo);
const viewer = { pass: aPass(3), region: '330702' };

describe('the board', () => {
  it('puts mine first and keeps the rest by number', () => {
    expect(numbers(arrangeBoard(lots, 'all', viewer))).toEqual([3, 1, 2, 4]);
  });

  it('does not move a row because its price or leader changed', () => {
    const changed = lots.map((lot) =>
      lot.lotNo === 4 ? { ...lot, priceFen: 9_000_000, leaderPaddle: 50 } : lot,
    );
    expect(numbers(arrangeBoard(changed, 'all', viewer))).toEqual([3, 1, 2, 4]);
  });

  it('filters by mine, live, sold, personalised and region', () => {
    const mixed = [
      aLot({ lotId: 1, lotNo: 1, phase: 'sold' }),
      aLot({ lotId: 2, lotNo: 2, phase: 'waiting' }),
      aLot({ lotId: 3, lotNo: 3 }),
      aLot({ lotId: 4, lotNo: 4, plate: { ...aLot().plate, isPersonalised: true, region: '330782' } }),
      aLot({ lotId: 5, lotNo: 5, plate: { ...aLot().plate, region: '330782' } }),
    ];
    expect(numbers(arrangeBoard(mixed, 'mine', viewer))).toEqual([3]);
    expect(numbers(arrangeBoard(mixed, 'live', viewer))).toEqual([3, 4, 5]);
    expect(numbers(arrangeBoard(mixed, 'sold', viewer))).toEqual([1]);
    expect(numbers(arrangeBoard(mixed, 'personalised', viewer))).toEqual([4]);
    expect(numbers(arrangeBoard(mixed, 'myRegion', viewer))).toEqual([3, 1, 2, 4]);
  });
});
