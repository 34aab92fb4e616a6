// Under which words a line of the record that is no bid is told.
import type { NoteKind } from '@haopai/contracts';

/** A resumption has had to have a reason only since administrators give it in the control room. */
export function noteWordOf<Kind extends NoteKind>(kind: Kind, reason: string | null | undefined): string {
  return kind === 'resumed' && (reason ?? '') !== '' ? 'resumedFor' : kind;
}
