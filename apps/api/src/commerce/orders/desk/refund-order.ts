// Use case: staff ask for money of a paid price to go back, and say what becomes of the plate; it goes back once a colleague approves it
// (ADR 71). Who saw an older state of the order asks for nothing, and nobody approves what has changed since.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AdminOrderDetail, RefundOrderBody } from '@haopai/contracts';
import { type Approval, Approvals, type ApprovedAct, type Approve } from '../../../access/approvals';
import { Audit } from '../../../access/audit';
import type { Actor } from '../../../access/staff-authentication';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { DeskRefunds, type RefundTerms } from './desk-refunds';
import { FindDeskOrders } from './find-desk-orders';

const SUBJECT = 'order:';

@Injectable()
export class RefundOrder implements ApprovedAct, OnModuleInit {
  readonly kind = 'refund';

  constructor(
    private readonly refunds: DeskRefunds,
    private readonly find: FindDeskOrders,
    private readonly approvals: Approvals,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.approvals.register(this);
  }

  async ask(
    actor: Actor,
    orderNo: string,
    { version, amountFen, reason, plate, withDeposit = false }: RefundOrderBody,
  ): Promise<AdminOrderDetail | RefusalError> {
    const lacking = actor.lacks('orders.refund');
    if (lacking !== undefined) return lacking;
    const refusal = await this.transactions.run(async (transaction) => {
      const terms = { version, amountFen, plate: plate ?? ('kept' as const), withDeposit };
      const judged = await this.refunds.judge(transaction, orderNo, terms);
      if (judged instanceof RefusalError) return judged;
      if (plate === undefined && (await this.refunds.undoesSale(transaction, judged.order, amountFen)))
        return new RefusalError('ORDER.PLATE_UNSAID', { orderNo });
      return this.approvals.ask(transaction, actor, {
        ...{ kind: this.kind, subject: `${SUBJECT}${orderNo}`, reason, facts: terms },
        amountFen: amountFen + judged.depositFen,
      });
    });
    return refusal ?? this.find.one(actor, orderNo);
  }

  carryOut(
    actor: Actor,
    { id: approvalId, subject, facts, reason, askedByName }: Approval,
    approve: Approve,
  ): Promise<RefusalError | undefined> {
    const terms = termsOf(facts);
    return this.transactions.run(async (transaction) => {
      const judged = await this.refunds.judge(transaction, subject.slice(SUBJECT.length), terms);
      if (judged instanceof RefusalError) return judged;
      const refusal = await approve(transaction);
      if (refusal !== undefined) return refusal;
      const begun = await this.refunds.begin(transaction, judged, terms);
      if (begun instanceof RefusalError) return begun;
      const { refundNo } = begun;
      await this.approvals.noteMade(transaction, approvalId, refundNo);
      const { state, amountFen: priceFen } = judged.order;
      const { amountFen, plate } = terms;
      await this.audit.write(transaction, actor, {
        ...{ act: 'order.refunded', subject, reason },
        before: { state, amountFen: priceFen },
        after: { refundNo, amountFen, depositFen: judged.depositFen, plate, approvalId, askedByName },
      });
      return undefined;
    });
  }
}

/** As `ask` has written them. */
function termsOf({ version, amountFen, plate, withDeposit }: Approval['facts']): RefundTerms {
  return {
    ...{ version: Number(version), amountFen: Number(amountFen), withDeposit: withDeposit === true },
    plate: plate === 'returned' ? 'returned' : 'kept',
  };
}
