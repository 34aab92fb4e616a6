// What an order answers to a command: facts to journal, none where nothing changes, or a refusal.
import type { OrderEvent } from './order.events';
import type { Refused } from './order.rejections';

export type Accepted = { readonly kind: 'accepted'; readonly events: readonly OrderEvent[] };
export type Decision = Accepted | Refused;

export function accept(...events: readonly OrderEvent[]): Accepted {
  return { kind: 'accepted', events };
}
