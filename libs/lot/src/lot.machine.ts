// The lot as an XState machine: which fact may follow in which phase. `decide` judges commands; this hears what was journaled.
import { assign, setup } from 'xstate';
import { evolve } from './evolve';
import type { LotEvent } from './lot.events';
import { leaderOf, UNSCHEDULED } from './lot.state';
import type { LotState } from './lot.state';

/**
 * Phases of the card: waiting → fiveMinutes → oneMinute → sold, and unsold, paused, withdrawn. The machine's state is always
 * the phase of `context.lot`. It has no timers of its own: deadlines are journaled times (docs/architecture.md, "Invariants").
 */
export const lotMachine = setup({
  types: { context: {} as { lot: LotState }, events: {} as LotEvent },
  actions: { evolve: assign({ lot: ({ context, event }) => evolve(context.lot, event) }) },
  guards: {
    hasLeader: ({ context }) => leaderOf(context.lot) !== null,
    endsTheLead: ({ event }) => event.type === 'PaddleDisqualified' && event.endsAtMs !== undefined,
  },
}).createMachine({
  id: 'lot',
  context: { lot: UNSCHEDULED },
  initial: 'unscheduled',
  states: {
    unscheduled: { on: { LotScheduled: { target: 'waiting', actions: 'evolve' } } },
    waiting: {
      on: {
        LotOpened: { target: 'fiveMinutes', actions: 'evolve' },
        PaddleDisqualified: { actions: 'evolve' },
        LotWithdrawn: { target: 'withdrawn', actions: 'evolve' },
      },
    },
    fiveMinutes: {
      on: {
        BidAccepted: { target: 'oneMinute', actions: 'evolve' },
        CeilingSet: { actions: 'evolve' },
        CeilingCancelled: { actions: 'evolve' },
        PaddleDisqualified: { actions: 'evolve' },
        LotUnsold: { target: 'unsold', actions: 'evolve' },
        LotResumed: { actions: 'evolve' },
        LotPaused: { target: 'paused', actions: 'evolve' },
        LotWithdrawn: { target: 'withdrawn', actions: 'evolve' },
      },
    },
    oneMinute: {
      on: {
        BidAccepted: { actions: 'evolve' },
        CeilingSet: { actions: 'evolve' },
        CeilingCancelled: { actions: 'evolve' },
        PaddleDisqualified: [
          { guard: 'endsTheLead', target: 'fiveMinutes', actions: 'evolve' },
          { actions: 'evolve' },
        ],
        LotSold: { target: 'sold', actions: 'evolve' },
        LotResumed: { actions: 'evolve' },
        LotPaused: { target: 'paused', actions: 'evolve' },
        LotWithdrawn: { target: 'withdrawn', actions: 'evolve' },
      },
    },
    paused: {
      on: {
        LotResumed: [
          { guard: 'hasLeader', target: 'oneMinute', actions: 'evolve' },
          { target: 'fiveMinutes', actions: 'evolve' },
        ],
        CeilingCancelled: { actions: 'evolve' },
        PaddleDisqualified: { actions: 'evolve' },
        LotWithdrawn: { target: 'withdrawn', actions: 'evolve' },
      },
    },
    sold: { type: 'final' },
    unsold: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});

/** What a fact makes of a lot; null for one that cannot follow in its phase. */
export function hearFact(lot: LotState, fact: LotEvent): LotState | null {
  // Thousands a second, and none of them leaves the phase: the machine need not be asked.
  if (fact.type === 'BidAccepted' && lot.phase === 'oneMinute') return evolve(lot, fact);
  const before = lotMachine.resolveState({ value: lot.phase, context: { lot } });
  // Whatever may follow evolves the lot and does nothing else: that need not be asked of an actor of its own for each fact.
  return before.can(fact) ? evolve(lot, fact) : null;
}
