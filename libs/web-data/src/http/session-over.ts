// Which refusals a log-in mends: nobody is in, or not any more.
import type { Refusal } from '@haopai/contracts';

export function isSessionOver({ code }: Refusal): boolean {
  return code === 'SESSION.MISSING' || code === 'SESSION.ENDED';
}
