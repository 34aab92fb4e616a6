// Tells what an order's journal comes to: every fact is heard by the machine, so that a history no order can have is found.
import { createActor } from 'xstate';
import type { OrderEvent } from './order.events';
import { orderMachine } from './order.machine';
import type { OrderState } from './order.state';

/** Throws for a fact that may not follow, which means a corrupt journal. */
export function hearOrder(events: readonly OrderEvent[]): OrderState {
  const actor = createActor(orderMachine).start();
  for (const event of events) {
    const snapshot = actor.getSnapshot();
    if (!snapshot.can(event))
      throw new Error(
        `Corrupt history: ${event.type} may not follow in phase ${snapshot.context.order.phase}`,
      );
    actor.send(event);
  }
  return actor.getSnapshot().context.order;
}
