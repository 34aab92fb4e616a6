// What a lot answers to a command: facts to journal, the answer that a bid had before, or a refusal.
import type { LotEvent } from './lot.events';
import type { Refused } from './lot.rejections';

export type Accepted = { readonly kind: 'accepted'; readonly events: readonly LotEvent[] };
/** The id was decided before, with the same body: the first answer stands, and `version` is what the order gave the lot then. */
export type Repeated = { readonly kind: 'repeated'; readonly version: number };
export type Decision = Accepted | Repeated | Refused;

export function accept(...events: readonly LotEvent[]): Accepted {
  return { kind: 'accepted', events };
}
