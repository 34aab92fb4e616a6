// The question for a paddle's own ceiling, as instances put it to each other, and its answer from the lot where it is held.
import { ceilingOf } from '@haopai/lot';
import type { Ceiling, ScheduledLot } from '@haopai/lot';
import { ELSEWHERE } from './lot-answer';
import type { Elsewhere } from './lot-answer';

export interface CeilingQuestion {
  readonly type: 'AskCeiling';
  readonly paddleNo: number;
}

export interface CeilingAnswer {
  readonly kind: 'ceiling';
  readonly ceiling: Ceiling | null;
}

/** `lot` as its watchers were told, so that whoever has set a ceiling and been answered finds it; null when it is not held here. */
export function answerQuestion(
  lot: ScheduledLot | null,
  { paddleNo }: CeilingQuestion,
): CeilingAnswer | Elsewhere {
  return lot === null ? ELSEWHERE : { kind: 'ceiling', ceiling: ceilingOf(lot, paddleNo) };
}
