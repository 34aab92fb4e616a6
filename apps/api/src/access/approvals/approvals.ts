// Says whether an act takes a colleague, asks for it within the transaction of whoever finds that it could be done, and knows who does what was
// approved.
import { Injectable } from '@nestjs/common';
import {
  APPROVAL_KINDS,
  type ApprovalKind,
  type ApprovalView,
  type Permission,
  stepFor,
} from '@haopai/contracts';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { Audit } from '../audit';
import { type Actor, type JudgePair, StaffPairs } from '../staff-authentication';
import type { Approval, ApprovedAct, Wish } from './approval';
import { ApprovalStepsStore } from './approval-steps.store';
import { approvalView } from './approval-view';
import { ApprovalsStore } from './approvals.store';

@Injectable()
export class Approvals {
  private readonly acts = new Map<ApprovalKind, ApprovedAct>();

  constructor(
    private readonly store: ApprovalsStore,
    private readonly steps: ApprovalStepsStore,
    private readonly audit: Audit,
    private readonly pairs: StaffPairs,
  ) {}

  /** One for each kind. */
  register(act: ApprovedAct): void {
    this.acts.set(act.kind, act);
  }

  /** Throws where nobody does it: what nobody could carry out must not be asked for. */
  actOf(kind: ApprovalKind): ApprovedAct {
    const act = this.acts.get(kind);
    if (act === undefined) throw new Error(`Nobody carries out what is approved of kind ${kind}`);
    return act;
  }

  /** Whether the steps let this be done without asking anybody: one person is enough, and it is one who may. */
  async mayActAlone(
    transaction: Transaction | null,
    actor: Actor,
    kind: ApprovalKind,
    amountFen: number | null,
  ): Promise<boolean> {
    const { permission, people } = stepFor((await this.steps.standing(transaction))[kind].steps, amountFen);
    return people === 1 && actor.lacks(permission) === undefined;
  }

  /** By which permissions what takes two is decided now. */
  async deciding(): Promise<readonly Permission[]> {
    const standing = await this.steps.standing();
    const steps = APPROVAL_KINDS.flatMap((kind) => standing[kind].steps);
    return steps.filter(({ people }) => people === 2).map(({ permission }) => permission);
  }

  /** Last in the transaction, which holds what it is about: from here on it waits for a colleague. */
  async ask(
    transaction: Transaction,
    actor: Actor,
    wish: Wish,
  ): Promise<RefusalError<'APPROVAL.ASKED_ALREADY'> | undefined> {
    this.actOf(wish.kind);
    const { kind, subject, amountFen, facts, reason } = wish;
    const id = await this.store.add(transaction, actor, wish);
    if (id === null) {
      const open = await this.store.openOf(kind, subject, transaction);
      return new RefusalError('APPROVAL.ASKED_ALREADY', { staffName: open?.askedByName ?? '' });
    }
    await this.audit.write(transaction, actor, {
      ...{ act: 'approval.asked', subject, reason },
      after: { approvalId: id, kind, amountFen, ...facts },
    });
    return undefined;
  }

  /** What came of one that was approved in this transaction, such as the number of a refund. */
  noteMade(transaction: Transaction, approvalId: number, made: string): Promise<void> {
    return this.store.noteMade(transaction, approvalId, made);
  }

  /** As one of the staff sees them, the newest first. */
  async ofSubject(actor: Actor, kind: ApprovalKind, subject: string): Promise<readonly ApprovalView[]> {
    const [approvals, standing] = await Promise.all([
      this.store.ofSubject(kind, subject),
      this.steps.standing(),
    ]);
    const judgePair = await this.judgePairs(actor, approvals);
    return approvals.map((approval) => approvalView(actor, approval, standing[kind].steps, judgePair));
  }

  /** Of whoever reads, with each of those who asked. */
  judgePairs(
    actor: Actor,
    approvals: readonly Approval[],
    transaction: Transaction | null = null,
  ): Promise<JudgePair> {
    return this.pairs.judge(
      transaction,
      actor,
      approvals.map(({ askedBy }) => askedBy),
    );
  }

  /** Which of these subjects have one that waits. */
  openAmong(kind: ApprovalKind, subjects: readonly string[]): Promise<ReadonlySet<string>> {
    return this.store.openAmong(kind, subjects);
  }
}
