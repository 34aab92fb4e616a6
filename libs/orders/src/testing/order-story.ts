// The language of the order's specs: given(events).when(command).then(events or a refusal), with short builders.
import { yuanToFen } from '@haopai/rules';
import { createActor } from 'xstate';
import { decide } from '../decide';
import type { Decision } from '../decision';
import { evolve } from '../evolve';
import { hearOrder } from '../hear-order';
import type { OrderCommand } from '../order.commands';
import type { OrderEvent } from '../order.events';
import { orderMachine } from '../order.machine';
import { type OrderState, UNMADE } from '../order.state';
import type { OrderTerms } from '../order.terms';

export const MINUTE_MS = 60_000;
export const MADE_AT_MS = 1_800_000_000_000;

/** 10,000 yuan of deposits, due in half an hour. */
export const TERMS: OrderTerms = {
  kind: 'enrolmentDeposit',
  amountFen: yuanToFen(10_000),
  dueAtMs: MADE_AT_MS + 30 * MINUTE_MS,
};

/** Milliseconds after the order was made. */
export const at = (afterMakingMs: number): number => MADE_AT_MS + afterMakingMs;

export const created: OrderEvent = { type: 'OrderCreated', atMs: at(0), terms: TERMS };
export const paid: OrderEvent = { type: 'OrderPaid', atMs: at(MINUTE_MS), paymentId: 7 };
export const expired: OrderEvent = { type: 'OrderExpired', atMs: TERMS.dueAtMs };
export const cancelled: OrderEvent = { type: 'OrderCancelled', atMs: at(MINUTE_MS) };

export function extended(afterMakingMs: number, dueAfterMs: number): OrderEvent {
  return { type: 'OrderExtended', atMs: at(afterMakingMs), dueAtMs: at(dueAfterMs) };
}

export function begun(refundNo: string, yuan: number, minutes: number): OrderEvent {
  return { type: 'RefundBegun', atMs: at(minutes * MINUTE_MS), refundNo, amountFen: yuanToFen(yuan) };
}

export function completed(refundNo: string, minutes: number): OrderEvent {
  return { type: 'RefundCompleted', atMs: at(minutes * MINUTE_MS), refundNo };
}

/** Replays events through `evolve` and, in step, through the machine: both must agree on every phase. */
export function replay(events: readonly OrderEvent[]): OrderState {
  const actor = createActor(orderMachine).start();
  let order: OrderState = UNMADE;
  for (const event of events) {
    if (!actor.getSnapshot().can(event))
      throw new Error(`${event.type} may not follow in phase ${order.phase}`);
    order = evolve(order, event);
    actor.send(event);
    expect(actor.getSnapshot().value).toBe(order.phase);
  }
  expect(hearOrder(events)).toEqual(order);
  return order;
}

export function given(...events: readonly OrderEvent[]) {
  return {
    when(command: OrderCommand) {
      const decision = decide(replay(events), command);
      return {
        then(...expected: readonly OrderEvent[]): void {
          expect(decision).toEqual({ kind: 'accepted', events: expected } satisfies Decision);
          replay([...events, ...expected]);
        },
        thenRefused(code: string, data: object): void {
          expect(decision).toEqual({ kind: 'refused', rejection: { code, data } });
        },
      };
    },
  };
}
