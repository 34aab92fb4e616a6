// Use case: a winner is given more time with a reason, by one person or by two as the steps of the amount say.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ExtendBalanceBody, WinnerView } from '@haopai/contracts';
import {
  type AboutApproval,
  type Approval,
  Approvals,
  type ApprovedAct,
  type Approve,
} from '../../../access/approvals';
import type { Actor } from '../../../access/staff-authentication';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { FindWinners } from './find-winners';
import { GiveTime } from './give-time';

const SUBJECT = 'lot:';

@Injectable()
export class ExtendBalance implements ApprovedAct, OnModuleInit {
  readonly kind = 'extension';

  constructor(
    private readonly giveTime: GiveTime,
    private readonly find: FindWinners,
    private readonly approvals: Approvals,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.approvals.register(this);
  }

  async execute(actor: Actor, lotId: number, body: ExtendBalanceBody): Promise<WinnerView | RefusalError> {
    const lacking = actor.lacks('settlement.act');
    if (lacking !== undefined) return lacking;
    const outcome = await this.transactions.run(async (transaction) => {
      const order = await this.giveTime.lock(transaction, lotId);
      if (order instanceof RefusalError) return order;
      const { amountFen } = order;
      if (await this.approvals.mayActAlone(transaction, actor, this.kind, amountFen))
        return this.giveTime.give(transaction, actor, order, body);
      const refusal = await this.giveTime.refuse(transaction, order, body);
      if (refusal !== undefined) return refusal;
      const { version, dueAtMs, reason } = body;
      const auctionId = await this.giveTime.auctionOf(transaction, order);
      const asked = await this.approvals.ask(transaction, actor, {
        ...{ kind: this.kind, subject: `${SUBJECT}${lotId}`, amountFen, reason },
        facts: { version, dueAtMs, auctionId },
      });
      return asked ?? { amountFen };
    });
    if (outcome instanceof RefusalError) return outcome;
    return outcome === undefined ? this.find.winner(lotId) : new RefusalError('APPROVAL.WAITS', outcome);
  }

  /** It can be given until it is due. */
  async about({ subject, facts }: Approval): Promise<AboutApproval> {
    const winner = await this.find.winner(Number(subject.slice(SUBJECT.length)));
    if (winner instanceof RefusalError || winner.balance === null) return {};
    const { dueAtMs } = winner.balance;
    return { before: { dueAtMs }, after: { dueAtMs: facts['dueAtMs'] }, holdsUntilMs: dueAtMs };
  }

  carryOut(
    actor: Actor,
    { id: approvalId, subject, facts, reason, askedByName }: Approval,
    approve: Approve,
  ): Promise<RefusalError | undefined> {
    const body = { version: Number(facts['version']), dueAtMs: Number(facts['dueAtMs']), reason };
    return this.transactions.run(async (transaction) => {
      const order = await this.giveTime.lock(transaction, Number(subject.slice(SUBJECT.length)));
      if (order instanceof RefusalError) return order;
      const refusal = await approve(transaction);
      return refusal ?? this.giveTime.give(transaction, actor, order, body, { approvalId, askedByName });
    });
  }
}
