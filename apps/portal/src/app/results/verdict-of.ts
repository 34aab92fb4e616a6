// What the check of a lot's record came to, in words for everybody: green and plain, or what to do.
import type { Words } from '@haopai/web-app';
import type { RecordCheck } from './record-store';

export interface ShownVerdict {
  readonly tone: 'intact' | 'failed';
  readonly words: string;
}

/** Null while nothing was checked. */
export function verdictOf(check: RecordCheck, words: Words): ShownVerdict | null {
  if (check.status === 'failed') return { tone: 'failed', words: words.sayRefusal(check.refusal) };
  if (check.status !== 'done') return null;
  const { verdict } = check;
  return verdict.kind === 'intact'
    ? { tone: 'intact', words: words.say('record.intact', { count: verdict.lines }) }
    : { tone: 'failed', words: words.say('record.broken', { version: verdict.version }) };
}
