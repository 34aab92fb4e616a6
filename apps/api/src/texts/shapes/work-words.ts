// What mails to staff say of work that waits too long.
import type { WaitingKind, WorkKind } from '@haopai/contracts';

export interface WorkWords {
  readonly kind: Readonly<Record<WorkKind, string>>;
  /** The first kind, and how many there are. */
  readonly subject: (what: string, kinds: number) => string;
  readonly lead: string;
  readonly line: (what: string, count: number) => string;
  readonly end: string;
  /** What waits for a second person. */
  readonly decision: {
    readonly kind: Readonly<Record<WaitingKind, string>>;
    /** `about`: an auction or a plate; empty where the kind says all. */
    readonly what: (kind: string, about: string) => string;
    readonly subject: (what: string) => string;
    readonly text: (asked: {
      readonly what: string;
      readonly name: string;
      readonly reason: string;
      /** Empty where the request has no end. */
      readonly until: string;
    }) => string;
  };
}
