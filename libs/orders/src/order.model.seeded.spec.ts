// Thousands of random lives of an order against what must hold in each. fast-check prints the seed of a failure.
// Each step is checked by Node's assert, as in lot.model: jest's expect takes longer than the lives.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fen, yuanToFen } from '@haopai/rules';
import { EXTENSION_MAX_MS } from './await-payment';
import { decide } from './decide';
import { decodeOrderEvent, encodeOrderEvent } from './event-codec';
import { evolve } from './evolve';
import type { OrderCommand } from './order.commands';
import type { OrderEvent } from './order.events';
import { type OrderState, refundableFen, refundedFen, UNMADE, wasPaid } from './order.state';
import { MADE_AT_MS, MINUTE_MS, replay, TERMS } from './testing/order-story';

const IS_NIGHT = process.env['HAOPAI_NIGHTLY'] === '1';
const SEED = Number(process.env['HAOPAI_TEST_SEED'] ?? (IS_NIGHT ? Date.now() % 2 ** 31 : 1));

interface Step {
  readonly afterMs: number;
  readonly make: (receivedAtMs: number) => OrderCommand;
}

const refundNo = fc.integer({ min: 1, max: 4 }).map((n) => `r${n}`);
const refundYuan = fc.constantFrom(-1, 0, 1_000, 2_500, 5_000, 10_000, 10_001);
const payment = fc.record({
  paymentId: fc.integer({ min: 1, max: 3 }),
  amountFen: fc.constantFrom(TERMS.amountFen, TERMS.amountFen, TERMS.amountFen, fen(1)),
});

const make: fc.Arbitrary<Step['make']> = fc.oneof(
  {
    weight: 4,
    arbitrary: payment.map((paid): Step['make'] => (receivedAtMs) => ({
      type: 'PayOrder',
      receivedAtMs,
      ...paid,
    })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Step['make']>((receivedAtMs) => ({ type: 'CancelOrder', receivedAtMs })),
  },
  {
    weight: 2,
    arbitrary: fc.integer({ min: -30, max: 60 }).map((minutes): Step['make'] => (receivedAtMs) => ({
      type: 'ExtendOrder',
      receivedAtMs,
      dueAtMs: TERMS.dueAtMs + minutes * MINUTE_MS,
    })),
  },
  {
    weight: 2,
    arbitrary: fc.constant<Step['make']>((receivedAtMs) => ({ type: 'ExpireOrder', receivedAtMs })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Step['make']>((receivedAtMs) => ({
      type: 'CreateOrder',
      receivedAtMs,
      terms: TERMS,
    })),
  },
  {
    weight: 6,
    arbitrary: fc.record({ refundNo, yuan: refundYuan }).map((refund): Step['make'] => (receivedAtMs) => ({
      type: 'BeginRefund',
      receivedAtMs,
      refundNo: refund.refundNo,
      amountFen: yuanToFen(refund.yuan),
    })),
  },
  {
    weight: 6,
    arbitrary: refundNo.map((number): Step['make'] => (receivedAtMs) => ({
      type: 'CompleteRefund',
      receivedAtMs,
      refundNo: number,
    })),
  },
);

const step: fc.Arbitrary<Step> = fc.record({
  afterMs: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 3 * MINUTE_MS }) },
    { weight: 1, arbitrary: fc.constantFrom(30 * MINUTE_MS - 1, 30 * MINUTE_MS) },
    { weight: 1, arbitrary: fc.integer({ min: -MINUTE_MS, max: -1 }) },
  ),
  make,
});

/** Runs the steps and checks each fact against the order before it. */
function run(steps: readonly Step[]): { readonly events: readonly OrderEvent[]; readonly final: OrderState } {
  const events: OrderEvent[] = [];
  let order: OrderState = UNMADE;
  let nowMs = MADE_AT_MS;
  const apply = (command: OrderCommand): void => {
    const decision = decide(order, command);
    assert.deepEqual(decide(order, command), decision);
    if (decision.kind === 'refused') return;
    for (const event of decision.events) {
      checkFact(order, event);
      order = evolve(order, event);
      events.push(event);
      checkOrder(order);
    }
    // Whatever was taken is taken again without a change.
    if (command.type !== 'CancelOrder')
      assert.deepEqual(decide(order, command), { kind: 'accepted', events: [] });
  };
  apply({ type: 'CreateOrder', receivedAtMs: nowMs, terms: TERMS });
  for (const { afterMs, make: commandAt } of steps) {
    nowMs += afterMs;
    apply(commandAt(nowMs));
  }
  return { events, final: order };
}

function checkFact(order: OrderState, event: OrderEvent): void {
  if (order.phase === 'unmade') return;
  assert.ok(event.atMs >= order.changedAtMs);
  if (event.type === 'OrderExpired') assert.ok(event.atMs >= order.terms.dueAtMs);
  if (event.type === 'OrderExtended') {
    assert.ok(event.dueAtMs > order.terms.dueAtMs);
    assert.ok(event.dueAtMs > event.atMs);
    assert.ok(event.dueAtMs <= TERMS.dueAtMs + EXTENSION_MAX_MS);
  }
  if (event.type === 'RefundBegun') {
    assert.ok(event.amountFen > 0);
    assert.ok(event.amountFen <= refundableFen(order));
  }
}

function checkOrder(order: OrderState): void {
  const backFen = refundedFen(order);
  assert.ok(backFen + refundableFen(order) <= TERMS.amountFen);
  if (!wasPaid(order)) return;
  const isUnderWay = order.refunds.some(({ isDone }) => !isDone);
  assert.equal(order.phase === 'refunding', isUnderWay);
  assert.equal(order.phase === 'refunded', backFen === TERMS.amountFen);
}

function checkLife({ events, final }: ReturnType<typeof run>): void {
  const ends = events.filter(({ type }) => ['OrderPaid', 'OrderExpired', 'OrderCancelled'].includes(type));
  assert.ok(ends.length <= 1);
  assert.equal(final.version, events.length);
  const started = events.filter(({ type }) => type === 'RefundBegun').length;
  assert.ok(events.filter(({ type }) => type === 'RefundCompleted').length <= started);
  if (started > 0) assert.equal(ends[0]?.type, 'OrderPaid');
}

describe(`random lives (seed ${SEED})`, () => {
  const parameters = { seed: SEED, numRuns: IS_NIGHT ? 30_000 : 1_200 };

  it('end at most once, give back at most what was paid, and take what was taken before again', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => checkLife(run(steps))),
      parameters,
    );
  });

  it('replaying a journal, also through its stored text, gives the same order, and the machine agrees', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { events, final } = run(steps);
        assert.deepEqual(replay(events.map((event) => decodeOrderEvent(encodeOrderEvent(event)))), final);
      }),
      { ...parameters, numRuns: IS_NIGHT ? 5_000 : 300 },
    );
  });
});
