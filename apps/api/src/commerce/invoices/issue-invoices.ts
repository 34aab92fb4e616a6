// Asks the issuer for what citizens wait for, again and again until it is made or refused for good. Each request keeps its number over every try, so
// that an issuer that took one without our knowing makes no second.
import { Inject, Injectable } from '@nestjs/common';
import { DEFAULT_LANGUAGE } from '@haopai/rules';
import { Config } from '../../platform/config';
import { Transactions } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { textsIn } from '../../texts';
import { FindOrders } from '../orders';
import { type ClaimedInvoice, InvoiceClaimsStore } from './invoice-claims.store';
import { type InvoiceOutcome, InvoiceIssuer } from './invoice-issuer';
import {
  ANSWER_MAX_MS,
  BATCH_MAX,
  LEASE_MS,
  LOOK_EVERY_MS,
  retryAfterMs,
  TRIES_MAX,
  WAIT_MS,
} from './invoice-limits';

const FAILURE_LENGTH_MAX = 100;

@Injectable()
export class IssueInvoices extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    private readonly transactions: Transactions,
    private readonly claims: InvoiceClaimsStore,
    private readonly orders: FindOrders,
    private readonly issuer: InvoiceIssuer,
  ) {
    super(config, programLog, { everyMs: LOOK_EVERY_MS, failure: 'invoices could not be asked for' });
  }

  protected async lookOnce(): Promise<void> {
    // What was asked for while somebody issued any waits as it is, and counts no try.
    if (!this.issuer.isOffered) return;
    const claimed = await this.transactions.run((transaction) =>
      this.claims.claim(transaction, BATCH_MAX, LEASE_MS),
    );
    for (const invoice of claimed) {
      // The others' leases run out.
      if (this.isStopped) return;
      await this.writeDown(invoice, await this.outcomeOf(invoice));
    }
  }

  private async outcomeOf(invoice: ClaimedInvoice): Promise<InvoiceOutcome> {
    const { id, orderId, tries, kind, requestNo, orderNo, amountFen, askedAtMs, corrects } = invoice;
    const { titleKind, title, taxNumber } = invoice;
    const request = { kind, requestNo, orderNo, amountFen, askedAtMs, corrects, titleKind, title, taxNumber };
    try {
      const order = await this.orders.byId(orderId);
      const words = textsIn(DEFAULT_LANGUAGE).paymentSubjects;
      const subject = order === null ? '' : words[order.kind];
      return await withinTime(this.issuer.issue({ ...request, subject, language: DEFAULT_LANGUAGE }));
    } catch (error) {
      this.programLog.warn({ err: error, invoiceId: id, tries }, 'an issuer gave no answer about an invoice');
      return { kind: 'later', code: 'NO_ANSWER' };
    }
  }

  private async writeDown(invoice: ClaimedInvoice, outcome: InvoiceOutcome): Promise<void> {
    const { claims } = this;
    switch (outcome.kind) {
      case 'issued':
        return claims.issued(invoice, outcome.invoiceNo, outcome.address);
      case 'refused':
        return claims.failed(invoice, outcome.code.slice(0, FAILURE_LENGTH_MAX));
      case 'waiting':
        return invoice.tries >= TRIES_MAX
          ? claims.failed(invoice, 'ISSUER.TOO_SLOW')
          : claims.postpone(invoice, Math.max(WAIT_MS, retryAfterMs(invoice.tries - 2, Math.random)), null);
      case 'later': {
        const code = outcome.code.slice(0, FAILURE_LENGTH_MAX);
        return invoice.tries >= TRIES_MAX
          ? claims.failed(invoice, code)
          : claims.postpone(invoice, retryAfterMs(invoice.tries, Math.random), code);
      }
    }
  }
}

async function withinTime<Value>(answer: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within time')), ANSWER_MAX_MS);
  });
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
