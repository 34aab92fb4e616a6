// An act that was asked for, and who does it once a colleague has approved it.
import type { ApprovalKind, ApprovalState, WaitingActView } from '@haopai/contracts';
import type { Transaction } from '../../platform/database';
import type { RefusalError } from '../../platform/errors';
import type { Actor } from '../staff-authentication';

/** What is done, by name: written by whoever asks, read by whoever does it. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

export interface Wish {
  readonly kind: ApprovalKind;
  /** As the record writes it: `order:20261129…`. One of a kind and subject waits at a time. */
  readonly subject: string;
  /** Null where its steps do not differ by amount. */
  readonly amountFen: number | null;
  readonly facts: Facts;
  readonly reason: string;
}

export interface Approval extends Wish {
  readonly id: number;
  readonly askedBy: number;
  readonly askedByName: string;
  readonly askedAtMs: number;
  readonly state: ApprovalState;
  /** Null while it is open. */
  readonly decidedByName: string | null;
  readonly decidedAtMs: number | null;
  readonly decisionReason: string | null;
}

/** Approves within the transaction that does the act: both happen or neither. */
export type Approve = (transaction: Transaction) => Promise<RefusalError | undefined>;

/** What whoever approved is told once. */
export interface CarriedOut {
  readonly password: string;
}

/** What the queue of all that waits says of it beside its facts: above all what stands now of what would be another. */
export type AboutApproval = Partial<
  Pick<WaitingActView, 'before' | 'after' | 'auctionTitle' | 'plateNumber' | 'holdsUntilMs' | 'isUrgent'>
>;

/** Of the area that the kind belongs to. */
export interface ApprovedAct {
  readonly kind: ApprovalKind;
  /**
   * Does it for the one who approves. What it is about is locked first, as when it was asked for, then `approve` is called, and nothing
   * of it stays when that refuses.
   */
  carryOut(
    actor: Actor,
    approval: Approval,
    approve: Approve,
  ): Promise<RefusalError | CarriedOut | undefined>;
  /** Left out where the facts say all. Reads, and locks nothing. */
  about?(approval: Approval): Promise<AboutApproval>;
}
