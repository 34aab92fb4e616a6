// What was asked for, as whoever may see it reads it.
import type { ApprovalKind } from './approvals';
import type { Refusal } from './refusal-codes';

/** `takenBack`: by whoever had asked. */
export type ApprovalState = 'open' | 'approved' | 'declined' | 'takenBack';

/** A group of `GET /admin/approvals`: `open` is the worklist. */
export type ApprovalGroup = 'open' | 'decided';

export interface ApprovalView {
  readonly id: number;
  readonly kind: ApprovalKind;
  /** As the record writes it: `order:20261129…`. */
  readonly subject: string;
  readonly amountFen: number | null;
  /** What is done once it is approved, by name. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  readonly reason: string;
  readonly askedByName: string;
  readonly askedAtMs: number;
  readonly state: ApprovalState;
  /** Null while it is open. */
  readonly decidedByName: string | null;
  readonly decidedAtMs: number | null;
  /** Of whoever declined it or took it back. */
  readonly decisionReason: string | null;
  /** Whoever reads this may approve or decline it. */
  readonly mayDecide: boolean;
  /** Why they may not; null where they may. A server of the release before does not say. */
  readonly whyNot?: Refusal | null;
  /** Whoever reads this has asked for it. */
  readonly isOwn: boolean;
  /** Told once, to whoever has approved that somebody is added or reset: for the first log-in. */
  readonly password?: string;
}
