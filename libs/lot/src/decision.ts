// What a lot answers to a command: facts to journal, the answer that a bid had before, or a refusal.
import type { LotEvent } from './lot.events';
import type { Refused } from './lot.rejections';
import type { AcceptedBid } from './lot.state';

export type Accepted = { readonly kind: 'accepted'; readonly events: readonly LotEvent[] };
/** The bid id was decided before, with the same body: its first answer stands. */
export type Repeated = { readonly kind: 'repeated'; readonly bid: AcceptedBid };
export type Decision = Accepted | Repeated | Refused;

export function accept(...events: readonly LotEvent[]): Accepted {
  return { kind: 'accepted', events };
}
