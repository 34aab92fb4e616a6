// Use cases: the cashier looks through invoices, and has one that failed tried again.
import { Injectable } from '@nestjs/common';
import type { InvoiceCase, InvoiceState, Page } from '@haopai/contracts';
import { Audit } from '../../access/audit';
import type { Actor } from '../../access/staff-authentication';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { InvoiceCasesStore } from './invoice-cases.store';

@Injectable()
export class MendInvoice {
  constructor(
    private readonly cases: InvoiceCasesStore,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async page(
    actor: Actor,
    state: InvoiceState,
    page: number,
    size: number,
  ): Promise<Page<InvoiceCase> | RefusalError> {
    const lacking = actor.lacks('settlement.read');
    if (lacking !== undefined) return lacking;
    return { ...(await this.cases.page(state, size, (page - 1) * size)), page, size };
  }

  async retry(actor: Actor, invoiceId: number, reason: string): Promise<InvoiceCase | RefusalError> {
    const lacking = actor.lacks('settlement.act');
    if (lacking !== undefined) return lacking;
    const refusal = await this.transactions.run(async (transaction) => {
      const found = await this.cases.find(invoiceId, transaction);
      if (found === null) return new RefusalError('INVOICE.NOT_FOUND', { invoiceId });
      if (found.state !== 'failed') return new RefusalError('INVOICE.NOT_FAILED', { state: found.state });
      await this.cases.retry(transaction, invoiceId);
      await this.audit.write(transaction, actor, {
        ...{ act: 'invoice.retried', subject: `order:${found.orderNo}`, reason },
        before: { lastFailure: found.lastFailure },
      });
      return undefined;
    });
    if (refusal !== undefined) return refusal;
    const now = await this.cases.find(invoiceId);
    return now ?? new RefusalError('INVOICE.NOT_FOUND', { invoiceId });
  }
}
