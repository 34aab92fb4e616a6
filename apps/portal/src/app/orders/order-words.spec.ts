// What an order is for, in which state it shows itself, and how long is left.
import { anOrder } from '@haopai/web-data/testing';
import { isSettled, purposeOf, shownPayment, shownState, timeLeft } from './order-words';

describe('an order', () => {
  it('is closing from its due time until the server has said what became of it', () => {
    const order = anOrder({ dueAtMs: 1_000 });
    expect(shownState(order, 999)).toBe('created');
    expect(shownState(order, 1_000)).toBe('closing');
    expect(shownState({ ...order, state: 'paid' }, 1_000)).toBe('paid');
  });

  /** To who opens it, who was just sent back by the provider, and who was sent back a while ago. */
  it.each([
    ['nobody was asked', undefined, ['none', 'looking', 'overdue']],
    ['none was begun', null, ['none', 'none', 'none']],
    ['it is unknown', 'unknown', ['looking', 'looking', 'overdue']],
    ['nobody has paid', 'notPaid', ['notPaid', 'looking', 'notPaid']],
    ['it failed', 'failed', ['failed', 'failed', 'failed']],
    ['the amount is another', 'odd', ['odd', 'odd', 'odd']],
    ['it is paid, and the order follows', 'paid', ['looking', 'looking', 'overdue']],
  ] as const)('shows its payment when %s', (_, standing, shown) => {
    const told = typeof standing === 'string' ? { paymentNo: '1', validUntilMs: 1, standing } : standing;
    expect([
      shownPayment(told, { hasReturned: false, watch: 'looking' }),
      shownPayment(told, { hasReturned: true, watch: 'looking' }),
      shownPayment(told, { hasReturned: true, watch: 'overdue' }),
    ]).toEqual(shown);
    expect(isSettled(told)).toBe(standing === null || standing === 'failed' || standing === 'odd');
  });

  it('names what it is for in the reader’s language', () => {
    expect(purposeOf(anOrder(), (title) => `<${title}>`)).toEqual({
      key: 'order.for.enrolmentDeposit',
      params: { plate: '', auction: '<2026年第12期>', count: 2 },
    });
  });

  it.each([
    [1_740_000, 'order.left', { left: '29:00' }],
    [86_399_000, 'order.left', { left: '23:59:59' }],
    [86_400_000, 'order.leftDays', { days: 1, hours: 0 }],
    [431_999_999, 'order.leftDays', { days: 4, hours: 23 }],
  ])('has %i ms left, which nobody reads as longer than it is', (leftMs, key, params) => {
    expect(timeLeft(leftMs)).toEqual({ key, params });
  });
});
