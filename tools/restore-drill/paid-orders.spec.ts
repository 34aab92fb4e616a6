// Which orders a restored database must have as paid.
import type { OrderState } from '@haopai/contracts';
import { newErrand } from '../chaos/shop/errand';
import { paidOrdersOf } from './paid-orders';

const WANTED = { citizenId: 1, kind: 'listing', subjectId: 2, vin: 'LHPX', amountFen: 300_000 } as const;

function told(state: OrderState, heardAtMs: number) {
  return { askedAtMs: heardAtMs - 5, heardAtMs, state, amountFen: 300_000, backFen: 0 };
}

describe('paid orders', () => {
  it('are those of which a citizen was told so, from the first time on', () => {
    const paid = {
      ...newErrand(WANTED),
      orderNo: 'A',
      told: [told('created', 10), told('paid', 20), told('paid', 30)],
    };
    const cancelled = { ...newErrand(WANTED), orderNo: 'B', told: [told('cancelled', 25)] };
    const untold = { ...newErrand(WANTED), orderNo: 'C' };
    const refused = { ...newErrand(WANTED), refusedWith: 'LISTING.SOLD' };
    expect(paidOrdersOf([paid, cancelled, untold, refused])).toEqual([
      { orderNo: 'A', amountFen: 300_000, toldAtMs: 20 },
    ]);
  });
});
