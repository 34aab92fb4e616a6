// What the checker of money finds, on books made by hand.
import {
  depositSettled,
  paymentReceived,
  refundPaid,
  surplusReceived,
  surplusReturned,
} from '@haopai/orders';
import { fen } from '@haopai/rules';
import { type Errand, newErrand, type Told } from '../shop/errand';
import { judgeMoney, stillOnItsWay } from './money';
import type { MoneyRows, OrderRow } from './money-rows';

const PRICE = fen(500_000);
const NOTHING: MoneyRows = {
  ...{ orders: [], payments: [], refunds: [], taken: [], givenBack: [] },
  ...{ holders: new Map(), deposits: new Map(), books: { transactions: [], deposits: [] } },
};
const PAID_ORDER: OrderRow = {
  ...{ id: 1, orderNo: 'o1', kind: 'listing', subjectId: 7, citizenId: 5, state: 'paid' },
  ...{ amountFen: PRICE, vins: ['v1'] },
};
const PAYMENT = { id: 3, paymentNo: 'p1', orderId: 1, state: 'paid', isSurplus: false, amountFen: PRICE };
const TAKEN = { no: 'p1', paymentNo: 'p1', amountFen: PRICE };
const SOLD: MoneyRows = {
  ...NOTHING,
  orders: [PAID_ORDER],
  payments: [PAYMENT],
  taken: [TAKEN],
  holders: new Map([[7, { orderId: 1, state: 'sold' }]]),
  books: { transactions: [paymentReceived(3, 'listing', PRICE)], deposits: [] },
};

function told(state: Told['state'], atMs: number, backFen = 0): Told {
  return { askedAtMs: atMs, heardAtMs: atMs + 5, state, amountFen: PRICE, backFen };
}

function errand(heard: readonly Told[], given: Partial<Errand> = {}): Errand {
  const wanted = { citizenId: 5, kind: 'listing', subjectId: 7, vin: 'v1', amountFen: PRICE } as const;
  return {
    ...newErrand(wanted),
    ...{ orderNo: 'o1', paymentNo: 'p1', pressed: 'taken', told: [...heard], isOver: true, ...given },
  };
}

const BOUGHT = errand([told('created', 0), told('paid', 10)]);
const faultsOf = (errands: readonly Errand[], rows: MoneyRows): string =>
  judgeMoney(errands, rows).faults.join('\n');

describe('the checker of money', () => {
  it('is content with a plate that was bought and paid', () => {
    expect(judgeMoney([BOUGHT], SOLD)).toEqual({
      ...{ orders: 1, paid: 1, paidBack: 0, internalErrors: 0, faults: [] },
    });
  });

  it('is content with money that came too late and went back', () => {
    const rows: MoneyRows = {
      ...NOTHING,
      orders: [{ ...PAID_ORDER, state: 'cancelled' }],
      payments: [{ ...PAYMENT, isSurplus: true }],
      refunds: [{ refundNo: 'r1', orderId: 1, paymentId: 3, state: 'done', amountFen: PRICE }],
      taken: [TAKEN],
      givenBack: [{ no: 'r1', paymentNo: 'p1', amountFen: PRICE }],
      books: {
        transactions: [surplusReceived(3, PRICE), surplusReturned('r1', PRICE), refundPaid('r1', PRICE)],
        deposits: [],
      },
    };
    const late = errand([told('cancelled', 0), told('cancelled', 10, PRICE)]);
    expect(judgeMoney([late], rows)).toMatchObject({ paidBack: 1, faults: [] });
    expect(faultsOf([late], { ...rows, refunds: [] })).toMatch(
      /of order o1 500000 were told to be back, 0 are/,
    );
    expect(faultsOf([late], { ...rows, refunds: [] })).toMatch(/p1 came for no order and goes back 0 times/);
    expect(faultsOf([late], { ...rows, givenBack: [] })).toMatch(/refund r1 is done, not at the provider/);
  });

  it('finds an order that is lost, or unpaid again', () => {
    expect(faultsOf([BOUGHT], { ...SOLD, orders: [] })).toMatch(/lost: order o1/);
    const unpaid = { ...SOLD, orders: [{ ...PAID_ORDER, state: 'created' } as const] };
    expect(faultsOf([BOUGHT], unpaid)).toMatch(/told paid and then was created/);
  });

  it('finds an answer that takes back what was told before it was asked for', () => {
    const stale = errand([told('paid', 0), told('created', 10), told('paid', 20)]);
    expect(faultsOf([stale], SOLD)).toMatch(/taken back/);
    const overtaken = errand([told('paid', 0), told('created', 3), told('paid', 20)]);
    expect(faultsOf([overtaken], SOLD)).toBe('');
  });

  it('finds an order that nobody was told of, and one beside a refusal', () => {
    expect(faultsOf([{ ...BOUGHT, orderNo: null, refusedWith: 'LISTING.TAKEN' }], SOLD)).toMatch(
      /doubled: order o1/,
    );
    expect(faultsOf([{ ...BOUGHT, vin: 'v2' }], SOLD)).toMatch(/order o1, which nobody wanted/);
    const second: OrderRow = { ...PAID_ORDER, id: 2, orderNo: 'o2' };
    const doubled = faultsOf([BOUGHT], { ...SOLD, orders: [PAID_ORDER, second] });
    expect(doubled).toMatch(/doubled: order o2 for listing 7/);
    expect(doubled).toMatch(/listing 7 is sold by o1 and by o2/);
    expect(doubled).toMatch(/order o2 is paid, with 0 payments/);
  });

  it('finds money that the provider has and the books have not, or the other way round', () => {
    expect(faultsOf([BOUGHT], { ...SOLD, taken: [] })).toMatch(/lost: payment p1, which the provider took/);
    const open = { ...SOLD, payments: [{ ...PAYMENT, state: 'open' }] };
    expect(faultsOf([BOUGHT], open)).toMatch(/the provider took payment p1, which is open/);
    expect([stillOnItsWay(open), stillOnItsWay(SOLD)]).toEqual([1, 0]);
    expect(faultsOf([BOUGHT], { ...SOLD, books: NOTHING.books })).toMatch(
      /0 with the provider, which has 500000/,
    );
  });

  it('finds a plate that is paid and not sold, and whoever still waits', () => {
    expect(faultsOf([BOUGHT], { ...SOLD, holders: new Map() })).toMatch(/listing 7 is not sold/);
    expect(faultsOf([{ ...BOUGHT, isOver: false }], SOLD)).toMatch(/never told/);
  });

  it('wants a deposit that is paid to be held, and the ledger to say so', () => {
    const order: OrderRow = { ...PAID_ORDER, kind: 'enrolmentDeposit' };
    const deposit = { depositId: 4, amountFen: PRICE, state: 'held' } as const;
    const rows: MoneyRows = {
      ...SOLD,
      orders: [order],
      deposits: new Map([[1, ['held']]]),
      books: { transactions: [paymentReceived(3, 'enrolmentDeposit', PRICE)], deposits: [deposit] },
    };
    const enrolled: Errand = { ...BOUGHT, kind: 'enrolmentDeposit' };
    expect(faultsOf([enrolled], rows)).toBe('');
    expect(faultsOf([enrolled], { ...rows, deposits: new Map([[1, [null]]]) })).toMatch(
      /the deposit of order o1/,
    );
    const settled = {
      ...rows.books,
      transactions: [...rows.books.transactions, depositSettled(4, 'applied', PRICE)],
    };
    expect(faultsOf([enrolled], { ...rows, books: settled })).toMatch(/ledger: applied 0, booked 500000/);
  });
});
