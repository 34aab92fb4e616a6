// What acknowledged bids are on beside what the site's settings name: pure.
import { DURABILITIES, type Durability, type DurabilityFound } from '@haopai/engine-mysql';
import type { DurabilityNamed } from '../config';

export interface DurabilityStanding extends DurabilityFound {
  /** Null: nobody has said. */
  readonly names: DurabilityNamed | null;
  readonly isLess: boolean;
}

export function standingOf(found: DurabilityFound, names: DurabilityNamed | null): DurabilityStanding {
  return { ...found, names, isLess: names !== null && rankOf(found.has) < rankOf(names) };
}

/** The more, the more has to be lost before anything acknowledged is. */
export function rankOf(durability: Durability): number {
  return DURABILITIES.indexOf(durability);
}
