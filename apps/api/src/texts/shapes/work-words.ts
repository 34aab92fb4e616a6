// What mails to staff say of work that waits too long.
import type { WorkKind } from '@haopai/contracts';

export interface WorkWords {
  readonly kind: Readonly<Record<WorkKind, string>>;
  /** The first kind, and how many there are. */
  readonly subject: (what: string, kinds: number) => string;
  readonly lead: string;
  readonly line: (what: string, count: number) => string;
  readonly end: string;
}
