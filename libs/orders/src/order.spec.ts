// The rules of an order's life, each as given / when / then.
import { yuanToFen } from '@haopai/rules';
import { EXTENSION_MAX_MS } from './await-payment';
import { decide } from './decide';
import { hearOrder } from './hear-order';
import type { OrderCommand } from './order.commands';
import { UNMADE } from './order.state';
import {
  at,
  begun,
  cancelled,
  completed,
  created,
  expired,
  extended,
  given,
  MADE_AT_MS,
  MINUTE_MS,
  paid,
  replay,
  TERMS,
} from './testing/order-story';

const pay = (afterMakingMs: number, more: object = {}): OrderCommand => ({
  type: 'PayOrder',
  receivedAtMs: at(afterMakingMs),
  paymentId: 7,
  amountFen: TERMS.amountFen,
  ...more,
});
const expire = (afterMakingMs: number): OrderCommand => ({
  type: 'ExpireOrder',
  receivedAtMs: at(afterMakingMs),
});
const cancel = (afterMakingMs: number): OrderCommand => ({
  type: 'CancelOrder',
  receivedAtMs: at(afterMakingMs),
});
const extend = (afterMakingMs: number, dueAfterMs: number): OrderCommand => ({
  type: 'ExtendOrder',
  receivedAtMs: at(afterMakingMs),
  dueAtMs: at(dueAfterMs),
});
const giveBack = (refundNo: string, yuan: number, minutes: number): OrderCommand => ({
  type: 'BeginRefund',
  receivedAtMs: at(minutes * MINUTE_MS),
  refundNo,
  amountFen: yuanToFen(yuan),
});
const complete = (refundNo: string, minutes: number): OrderCommand => ({
  type: 'CompleteRefund',
  receivedAtMs: at(minutes * MINUTE_MS),
  refundNo,
});

describe('an order that waits for money', () => {
  it('is made once', () => {
    const make: OrderCommand = { type: 'CreateOrder', receivedAtMs: MADE_AT_MS, terms: TERMS };
    given().when(make).then(created);
    given(created).when(make).then();
  });

  it('is paid with its whole amount', () => {
    given(created).when(pay(MINUTE_MS)).then(paid);
    for (const amountFen of [TERMS.amountFen - 1, TERMS.amountFen + 1, 0])
      given(created)
        .when(pay(MINUTE_MS, { amountFen }))
        .thenRefused('ORDER.WRONG_AMOUNT', { amountFen: TERMS.amountFen });
  });

  it('is paid also after it was due, as long as nobody has closed it', () => {
    given(created)
      .when(pay(31 * MINUTE_MS))
      .then({ ...paid, atMs: at(31 * MINUTE_MS) });
  });

  it('expires when it is due, not a millisecond before', () => {
    given(created)
      .when(expire(30 * MINUTE_MS - 1))
      .then();
    given(created)
      .when(expire(30 * MINUTE_MS))
      .then(expired);
  });

  it('is given more time, once more each time, and expires at the last of them', () => {
    const first = extended(MINUTE_MS, 40 * MINUTE_MS);
    const second = extended(35 * MINUTE_MS, 50 * MINUTE_MS);
    given(created)
      .when(extend(MINUTE_MS, 40 * MINUTE_MS))
      .then(first);
    given(created, first)
      .when(extend(2 * MINUTE_MS, 40 * MINUTE_MS))
      .then();
    given(created, first)
      .when(extend(35 * MINUTE_MS, 50 * MINUTE_MS))
      .then(second);
    given(created, first, second)
      .when(expire(45 * MINUTE_MS))
      .then();
    given(created, first, second)
      .when(expire(50 * MINUTE_MS))
      .then({ ...expired, atMs: at(50 * MINUTE_MS) });
  });

  it('is never given less time, a time that is past, or more than 30 days after the first due time', () => {
    const latestMs = TERMS.dueAtMs + EXTENSION_MAX_MS;
    const refused = { earliestMs: TERMS.dueAtMs + 1, latestMs };
    given(created)
      .when(extend(MINUTE_MS, 29 * MINUTE_MS))
      .thenRefused('ORDER.EXTENSION_REFUSED', refused);
    given(created)
      .when(extend(40 * MINUTE_MS, 35 * MINUTE_MS))
      .thenRefused('ORDER.EXTENSION_REFUSED', { earliestMs: at(40 * MINUTE_MS) + 1, latestMs });
    const longest = 30 * MINUTE_MS + EXTENSION_MAX_MS;
    given(created).when(extend(MINUTE_MS, longest)).then(extended(MINUTE_MS, longest));
    given(created, extended(MINUTE_MS, 40 * MINUTE_MS))
      .when(extend(MINUTE_MS, longest + 1))
      .thenRefused('ORDER.EXTENSION_REFUSED', { earliestMs: at(40 * MINUTE_MS) + 1, latestMs });
    given(created, paid).when(extend(MINUTE_MS, longest)).thenRefused('ORDER.NOT_OPEN', { state: 'paid' });
    given(created, expired)
      .when(extend(31 * MINUTE_MS, longest))
      .thenRefused('ORDER.NOT_OPEN', { state: 'expired' });
  });

  it('is cancelled', () => {
    given(created).when(cancel(MINUTE_MS)).then(cancelled);
  });

  it('never lets time run backwards', () => {
    given(created)
      .when(pay(-5))
      .then({ ...paid, atMs: at(0) });
    given(created)
      .when(cancel(-5))
      .then({ ...cancelled, atMs: at(0) });
  });

  it('has no money to give back', () => {
    given(created)
      .when(giveBack('r1', 1, 2))
      .thenRefused('ORDER.NOT_PAID', { state: 'created' });
    given(created).when(complete('r1', 2)).thenRefused('ORDER.REFUND_UNKNOWN', { refundNo: 'r1' });
  });
});

describe('an order that has stopped to wait', () => {
  it.each([
    ['expired', expired],
    ['cancelled', cancelled],
  ])('stays %s whatever comes', (state, end) => {
    const late = 40 * MINUTE_MS;
    given(created, end).when(pay(late)).thenRefused('ORDER.NOT_OPEN', { state });
    given(created, end).when(cancel(late)).thenRefused('ORDER.NOT_OPEN', { state });
    given(created, end).when(expire(late)).then();
    given(created, end)
      .when(giveBack('r1', 1, 50))
      .thenRefused('ORDER.NOT_PAID', { state });
  });

  it('takes the payment that paid it again, and no other one', () => {
    given(created, paid)
      .when(pay(2 * MINUTE_MS))
      .then();
    given(created, paid)
      .when(pay(2 * MINUTE_MS, { paymentId: 8 }))
      .thenRefused('ORDER.NOT_OPEN', { state: 'paid' });
    const refunded = [created, paid, begun('r1', 10_000, 2), completed('r1', 3)];
    given(...refunded)
      .when(pay(4 * MINUTE_MS))
      .then();
    given(...refunded)
      .when(pay(4 * MINUTE_MS, { paymentId: 8 }))
      .thenRefused('ORDER.NOT_OPEN', { state: 'refunded' });
  });

  it('is neither cancelled nor expired once it is paid', () => {
    given(created, paid)
      .when(cancel(2 * MINUTE_MS))
      .thenRefused('ORDER.NOT_OPEN', { state: 'paid' });
    given(created, paid)
      .when(expire(60 * MINUTE_MS))
      .then();
  });
});

describe('money that goes back', () => {
  it('goes back whole: refunding, and refunded when it is there', () => {
    given(created, paid)
      .when(giveBack('r1', 10_000, 2))
      .then(begun('r1', 10_000, 2));
    given(created, paid, begun('r1', 10_000, 2))
      .when(complete('r1', 3))
      .then(completed('r1', 3));
    expect(replay([created, paid, begun('r1', 10_000, 2)]).phase).toBe('refunding');
    expect(replay([created, paid, begun('r1', 10_000, 2), completed('r1', 3)]).phase).toBe('refunded');
  });

  it('goes back in part: the order is paid again when the rest stays', () => {
    const part = [created, paid, begun('r1', 5_000, 2), completed('r1', 3)];
    expect(replay(part)).toMatchObject({ phase: 'paid', refunds: [{ refundNo: 'r1', isDone: true }] });
    given(...part)
      .when(giveBack('r2', 5_000, 4))
      .then(begun('r2', 5_000, 4));
    expect(replay([...part, begun('r2', 5_000, 4), completed('r2', 5)]).phase).toBe('refunded');
  });

  it('goes back in several parts at once, in whatever order they arrive', () => {
    const both = [created, paid, begun('r1', 4_000, 2), begun('r2', 6_000, 3)];
    given(...both)
      .when(complete('r2', 4))
      .then(completed('r2', 4));
    expect(replay([...both, completed('r2', 4)]).phase).toBe('refunding');
    expect(replay([...both, completed('r2', 4), completed('r1', 5)]).phase).toBe('refunded');
  });

  it('is asked for and told again without any harm', () => {
    const on = [created, paid, begun('r1', 5_000, 2)];
    given(...on)
      .when(giveBack('r1', 5_000, 3))
      .then();
    given(...on, completed('r1', 3))
      .when(complete('r1', 4))
      .then();
  });

  it('is never more than was paid', () => {
    given(created, paid)
      .when(giveBack('r1', 10_001, 2))
      .thenRefused('ORDER.REFUND_TOO_LARGE', { refundableFen: TERMS.amountFen });
    given(created, paid, begun('r1', 5_000, 2))
      .when(giveBack('r2', 5_001, 3))
      .thenRefused('ORDER.REFUND_TOO_LARGE', { refundableFen: yuanToFen(5_000) });
    given(created, paid, begun('r1', 5_000, 2))
      .when(giveBack('r1', 4_000, 3))
      .thenRefused('ORDER.REFUND_TOO_LARGE', { refundableFen: yuanToFen(5_000) });
    given(created, paid)
      .when(giveBack('r1', 0, 2))
      .thenRefused('ORDER.REFUND_TOO_LARGE', { refundableFen: TERMS.amountFen });
  });

  it('does not go back twice', () => {
    const back = [created, paid, begun('r1', 10_000, 2), completed('r1', 3)];
    given(...back)
      .when(giveBack('r2', 1, 4))
      .thenRefused('ORDER.REFUNDED', { amountFen: TERMS.amountFen });
    given(...back)
      .when(complete('r2', 4))
      .thenRefused('ORDER.REFUND_UNKNOWN', { refundNo: 'r2' });
  });
});

describe('a journal', () => {
  it('that no order can have is found', () => {
    expect(() => hearOrder([paid])).toThrow('OrderPaid may not follow in phase unmade');
    expect(() => hearOrder([created, expired, paid])).toThrow('OrderPaid may not follow in phase expired');
    expect(() => hearOrder([created, begun('r1', 1, 2)])).toThrow('RefundBegun may not follow');
    expect(() => hearOrder([created, created])).toThrow('OrderCreated may not follow in phase created');
  });

  it('begins with the making of the order: no command comes before', () => {
    expect(() => decide(UNMADE, pay(0))).toThrow('never made');
  });
});
