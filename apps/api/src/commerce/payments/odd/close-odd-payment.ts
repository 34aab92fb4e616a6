// Use cases: the cashier reads the payments that do not fit, and closes one with what was found and done at the provider. The books
// never had its money, so nothing is booked.
import { Injectable } from '@nestjs/common';
import type { CloseOddPaymentBody, OddPaymentCase, OddPaymentGroup, Page } from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import { Audit } from '../../../access/audit';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { PAYMENT_NO } from '../payment-numbers';
import { type OddPaymentRow, OddPaymentsStore } from './odd-payments.store';

const SHOWN_MAX = 20;

@Injectable()
export class CloseOddPayment {
  constructor(
    private readonly transactions: Transactions,
    private readonly odd: OddPaymentsStore,
    private readonly audit: Audit,
  ) {}

  async page(
    actor: Actor,
    group: OddPaymentGroup,
    page: number,
    size: number,
  ): Promise<Page<OddPaymentCase> | RefusalError> {
    const refusal = actor.lacks('settlement.read');
    if (refusal !== undefined) return refusal;
    const { rows, total } = await this.odd.page(group, size, (page - 1) * size);
    return { items: rows.map(toCase), total, page, size };
  }

  async execute(
    actor: Actor,
    paymentNo: string,
    { outcome, reason }: CloseOddPaymentBody,
  ): Promise<OddPaymentCase | RefusalError> {
    const forbidden = actor.lacks('settlement.act');
    if (forbidden !== undefined) return forbidden;
    const unknown = new RefusalError('PAYMENT.NOT_FOUND', { paymentNo: paymentNo.slice(0, SHOWN_MAX) });
    if (!PAYMENT_NO.test(paymentNo)) return unknown;
    return this.transactions.run(async (transaction) => {
      const found = await this.odd.byNo(transaction, paymentNo);
      if (found === null) return unknown;
      const { staffId, name: staffName } = actor;
      const isClosed = await this.odd.close(transaction, found.id, { outcome, reason, staffId, staffName });
      const row = await this.odd.byNo(transaction, paymentNo);
      if (row === null) throw new Error(`There is no payment ${paymentNo}`);
      if (!isClosed) return new RefusalError('PAYMENT.NOT_ODD', { state: row.state });
      const { orderNo, amountFen, toldFen } = row;
      // Of the order: there somebody looks who answers the citizen.
      await this.audit.write(transaction, actor, {
        ...{ act: 'payment.oddClosed', subject: `order:${orderNo}`, reason },
        after: { paymentNo, amountFen, toldFen, outcome },
      });
      return toCase(row);
    });
  }
}

function toCase(row: OddPaymentRow): OddPaymentCase {
  const { paymentNo, provider, orderNo, orderKind, plateNumber, amountFen, toldFen, createdAtMs } = row;
  const { outcome, reason, staffName, closedAtMs: atMs } = row;
  const isClosed = outcome !== null && reason !== null && staffName !== null && atMs !== null;
  return {
    ...{ paymentNo, provider, orderNo, orderKind, plateNumber, amountFen, toldFen, createdAtMs },
    closing: isClosed ? { outcome, reason, staffName, atMs } : null,
  };
}
