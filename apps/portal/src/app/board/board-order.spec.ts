// The orders of a board, and that what stands on it stays where it is.
import type { LotView } from '@haopai/contracts';
import { aLot } from '@haopai/web-data/testing';
import { areAlike, type BoardSort, keepPlaces, sortLots } from './board-order';

const numbered = (lotNo: number, number: string, change: Partial<LotView> = {}): LotView =>
  aLot({ lotId: lotNo, lotNo, plate: { ...aLot().plate, number }, ...change });

const LOTS = [
  numbered(1, '浙G8888A', { phase: 'sold', priceFen: 9_000_00, endsAtMs: null, version: 9 }),
  numbered(2, '浙G12345', { phase: 'oneMinute', priceFen: 7_000_00, endsAtMs: 50_000, version: 20 }),
  numbered(3, '浙G66123', { phase: 'waiting', priceFen: null, startPriceFen: 8_000_00, version: 1 }),
  numbered(4, '浙G00001', {
    phase: 'fiveMinutes',
    priceFen: null,
    startPriceFen: 7_000_00,
    endsAtMs: 40_000,
  }),
  numbered(5, '浙GA1234', { phase: 'paused', priceFen: 1_000_00, endsAtMs: null, remainingMs: 5_000 }),
];

describe('the orders of a board', () => {
  it.each<[BoardSort, readonly number[]]>([
    ['lot', [2, 3, 4, 5, 1]],
    ['number', [4, 2, 3, 1, 5]],
    ['price', [5, 2, 4, 3, 1]],
    ['-price', [1, 3, 2, 4, 5]],
    ['ending', [4, 2, 3, 5, 1]],
    ['busy', [2, 1, 4, 5, 3]],
  ])('by %s', (sort, expected) => {
    expect(sortLots([...LOTS].reverse(), sort).map(({ lotNo }) => lotNo)).toEqual(expected);
  });
});

describe('what stands on a board', () => {
  const shown = { key: 'price', lotIds: [1, 2, 3] };

  it('stays where it is while prices move', () => {
    expect(keepPlaces(shown, { key: 'price', lotIds: [3, 1, 2] })).toBe(shown);
  });

  it('stays also when it fits no more, and what has come to fit stands at the end', () => {
    expect(keepPlaces(shown, { key: 'price', lotIds: [4, 3, 1] }).lotIds).toEqual([1, 2, 3, 4]);
  });

  it('is arranged anew when something else is asked for', () => {
    const fresh = { key: 'number', lotIds: [3, 1, 2] };
    expect(keepPlaces(shown, fresh)).toBe(fresh);
  });

  it('is whatever comes first on an empty board', () => {
    const fresh = { key: 'price', lotIds: [3, 1] };
    expect(keepPlaces({ key: 'price', lotIds: [] }, fresh)).toBe(fresh);
    expect(keepPlaces(undefined, fresh)).toBe(fresh);
  });

  it('differs from what would be shown now by its lots or by their order', () => {
    expect(areAlike(shown, { key: 'another', lotIds: [1, 2, 3] })).toBe(true);
    expect(areAlike(shown, { key: 'price', lotIds: [1, 3, 2] })).toBe(false);
    expect(areAlike(shown, { key: 'price', lotIds: [1, 2] })).toBe(false);
  });
});
