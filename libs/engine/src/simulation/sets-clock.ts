// Which facts move a lot's countdown; the others leave it as the one before them set it.
import type { LotEvent } from '@haopai/lot';

/** What is about ceilings leaves the clock alone, and so does a paddle's disqualification unless it led. */
export function setsClock(event: LotEvent): boolean {
  if (event.type === 'PaddleDisqualified') return event.endsAtMs !== undefined;
  return event.type !== 'CeilingSet' && event.type !== 'CeilingCancelled';
}
