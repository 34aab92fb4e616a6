// The order as an XState machine: which fact may follow in which phase. `decide` judges commands; this hears what was journaled.
import { assign, setup } from 'xstate';
import { evolve } from './evolve';
import type { OrderEvent } from './order.events';
import { type OrderState, UNMADE } from './order.state';

type Hearing = { readonly context: { readonly order: OrderState }; readonly event: OrderEvent };

const phaseAfter = ({ context, event }: Hearing): OrderState['phase'] => evolve(context.order, event).phase;

/**
 * created → paid | expired | cancelled; paid → refunding → refunded, or paid again when a part stays. The machine's state
 * is always the phase of `context.order`. It has no timers of its own: that an order is due is the database's clock's word.
 */
export const orderMachine = setup({
  types: { context: {} as { order: OrderState }, events: {} as OrderEvent },
  actions: { evolve: assign({ order: ({ context, event }) => evolve(context.order, event) }) },
  guards: {
    isAllBack: (hearing) => phaseAfter(hearing) === 'refunded',
    isRestKept: (hearing) => phaseAfter(hearing) === 'paid',
  },
}).createMachine({
  id: 'order',
  context: { order: UNMADE },
  initial: 'unmade',
  states: {
    unmade: { on: { OrderCreated: { target: 'created', actions: 'evolve' } } },
    created: {
      on: {
        OrderPaid: { target: 'paid', actions: 'evolve' },
        OrderExtended: { actions: 'evolve' },
        OrderExpired: { target: 'expired', actions: 'evolve' },
        OrderCancelled: { target: 'cancelled', actions: 'evolve' },
      },
    },
    paid: { on: { RefundBegun: { target: 'refunding', actions: 'evolve' } } },
    refunding: {
      on: {
        RefundBegun: { actions: 'evolve' },
        RefundCompleted: [
          { guard: 'isAllBack', target: 'refunded', actions: 'evolve' },
          { guard: 'isRestKept', target: 'paid', actions: 'evolve' },
          { actions: 'evolve' },
        ],
      },
    },
    refunded: { type: 'final' },
    expired: { type: 'final' },
    cancelled: { type: 'final' },
  },
});
