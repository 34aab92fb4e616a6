// A live board: prices move, rows do not, until somebody asks.
import { signal } from '@angular/core';
import type { LotView } from '@haopai/contracts';
import { aLot, aPass } from '@haopai/web-data/testing';
import { arrangedLots } from './arranged-lots';
import type { Viewer } from './board-filter';
import { boardWishFrom } from './board-query';

describe('the lots of a board by price', () => {
  const priced = (...pricesFen: readonly number[]): readonly LotView[] =>
    pricesFen.map((priceFen, at) => aLot({ lotId: at + 1, lotNo: at + 1, priceFen }));

  function aBoard() {
    const lots = signal(priced(100, 200, 300));
    const wish = signal(boardWishFrom({ sort: '-price' }));
    const viewer = signal<Viewer>({ pass: null, region: null });
    const arranged = arrangedLots({ auctionId: signal(1), lots, wish, viewer });
    const order = () => arranged.lots().map(({ lotNo }) => lotNo);
    return { lots, wish, viewer, arranged, order };
  }

  it('stay where they are while prices move, show the new prices, and say that their order is an older one', () => {
    const { lots, arranged, order } = aBoard();
    expect(order()).toEqual([3, 2, 1]);
    expect(arranged.isOutdated()).toBe(false);
    lots.set(priced(900, 200, 300));
    expect(order()).toEqual([3, 2, 1]);
    expect(arranged.lots().at(-1)?.priceFen).toBe(900);
    expect(arranged.isOutdated()).toBe(true);
  });

  it('are arranged anew when that is wanted, or something else is', () => {
    const { lots, wish, arranged, order } = aBoard();
    expect(order()).toEqual([3, 2, 1]);
    lots.set(priced(900, 200, 300));
    arranged.arrange();
    expect(order()).toEqual([1, 3, 2]);
    expect(arranged.isOutdated()).toBe(false);
    lots.set(priced(900, 950, 300));
    wish.set(boardWishFrom({ sort: 'price' }));
    expect(order()).toEqual([3, 1, 2]);
  });

  it('have mine first as soon as it is known which are', () => {
    const { viewer, order } = aBoard();
    expect(order()).toEqual([3, 2, 1]);
    viewer.set({ pass: aPass(1), region: '330702' });
    expect(order()).toEqual([1, 3, 2]);
  });

  it('come as they are, whatever the board showed before there were any', () => {
    const { lots, order } = aBoard();
    lots.set([]);
    expect(order()).toEqual([]);
    lots.set(priced(100, 900));
    expect(order()).toEqual([2, 1]);
  });
});
