// Use cases: one of the staff takes a claim, asks the citizen back, answers, closes it. Who did what is on record, what was written is not.
import { Injectable } from '@nestjs/common';
import type { ActOnClaimBody, AdminClaimView, NoticeKind } from '@haopai/contracts';
import { Audit } from '../../access/audit';
import { Settings } from '../../access/settings';
import type { Actor } from '../../access/staff-authentication';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { Outbox } from '../notifications';
import { changeOf, type Claim, type ClaimChange, DAY_MS } from './claim';
import { ClaimMessagesStore } from './claim-messages.store';
import { ClaimsStore } from './claims.store';
import { FindClaims } from './find-claims';

export type ClaimAct = 'answer' | 'ask' | 'close';

const ACTS = {
  answer: { act: 'claim.answered', state: 'answered', message: 'answer', notice: 'claimAnswered' },
  ask: { act: 'claim.asked', state: 'asked', message: 'question', notice: 'claimAsked' },
  close: { act: 'claim.closed', state: 'closed', message: 'closing', notice: 'claimClosed' },
} as const;

@Injectable()
export class ActOnClaim {
  constructor(
    private readonly claims: ClaimsStore,
    private readonly messages: ClaimMessagesStore,
    private readonly transactions: Transactions,
    private readonly settings: Settings,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly find: FindClaims,
  ) {}

  /** To oneself, also from a colleague who is away. */
  assign(actor: Actor, claimId: number, version: number): Promise<AdminClaimView | RefusalError> {
    return this.change(actor, claimId, version, async (transaction, claim) => {
      const mine = { assignedTo: actor.staffId, assignedName: actor.name };
      await this.claims.change(transaction, claim, changeOf(claim, mine));
      await this.audit.write(transaction, actor, {
        ...{ act: 'claim.assigned', subject: subjectOf(claim) },
        before: { staffName: claim.assignedName },
        after: { staffName: actor.name },
      });
      return undefined;
    });
  }

  /** What nobody has becomes one's own with it. `alongside` is done in its transaction, or refuses it. */
  act(
    actor: Actor,
    claimId: number,
    what: ClaimAct,
    { version, text }: ActOnClaimBody,
    alongside: (transaction: Transaction, claim: Claim) => Promise<RefusalError | undefined> = () =>
      Promise.resolve(undefined),
  ): Promise<AdminClaimView | RefusalError> {
    return this.change(actor, claimId, version, async (transaction, claim) => {
      const { assignedTo, assignedName, citizenId } = claim;
      if (assignedTo !== null && assignedTo !== actor.staffId)
        return new RefusalError('CLAIM.ASSIGNED', { staffName: assignedName ?? '' });
      if (what === 'ask' && claim.state === 'asked')
        return new RefusalError('CLAIM.ASKED', { dueAtMs: claim.dueAtMs });
      const refused = await alongside(transaction, claim);
      if (refused !== undefined) return refused;
      const { act, state, message, notice } = ACTS[what];
      const nowMs = await this.claims.nowMs(transaction);
      const change = {
        ...changeOf(claim, { state, assignedTo: actor.staffId, assignedName: actor.name, leftMs: null }),
        ...(what === 'ask' ? this.timesOfQuestion(claim, nowMs) : {}),
      };
      await this.messages.add(transaction, {
        ...{ claimId, kind: message, staffName: actor.name, text: text.trim() },
      });
      await this.claims.change(transaction, claim, change);
      await this.tell(transaction, { citizenId, claimId, kind: notice }, change);
      await this.audit.write(transaction, actor, {
        ...{ act, subject: subjectOf(claim), before: { state: claim.state }, after: { state } },
      });
      return undefined;
    });
  }

  private tell(
    transaction: Transaction,
    { citizenId, claimId, kind }: { citizenId: number; claimId: number; kind: NoticeKind },
    { dueAtMs }: ClaimChange,
  ): Promise<void> {
    const data = { claimId, ...(kind === 'claimAsked' ? { dueAtMs } : {}) };
    return this.outbox.notice(transaction, { citizenId, kind, data });
  }

  /** The office's time stands still meanwhile. */
  private timesOfQuestion(claim: Claim, nowMs: number): Pick<ClaimChange, 'dueAtMs' | 'leftMs'> {
    const leftMs = claim.state === 'open' ? Math.max(0, claim.dueAtMs - nowMs) : null;
    return { dueAtMs: nowMs + this.settings.value('claims.replyDays') * DAY_MS, leftMs };
  }

  private async change(
    actor: Actor,
    claimId: number,
    version: number,
    work: (transaction: Transaction, claim: Claim) => Promise<RefusalError | undefined>,
  ): Promise<AdminClaimView | RefusalError> {
    const lacking = actor.lacks('claims.act');
    if (lacking !== undefined) return lacking;
    const refusal = await this.transactions.run(async (transaction) => {
      const claim = await this.claims.lock(transaction, claimId);
      if (claim === null) return new RefusalError('CLAIM.NOT_FOUND', { claimId });
      if (claim.version !== version)
        return this.audit.refuseChanged(transaction, { subject: subjectOf(claim), version: claim.version });
      if (claim.state === 'closed') return new RefusalError('CLAIM.CLOSED', { claimId });
      return work(transaction, claim);
    });
    return refusal ?? this.find.one(actor, claimId);
  }
}

function subjectOf({ id }: Claim): string {
  return `claim:${id}`;
}
