// Use cases: a citizen sees what became of an order's invoice, and asks for one.
import { Injectable } from '@nestjs/common';
import type { AskInvoiceBody, FieldRefusal, OrderInvoices } from '@haopai/contracts';
import { parseCreditCode } from '@haopai/rules';
import { plainLine } from '../../access/citizens';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { FindOrders, newOrderNumber, type Order, Orders } from '../orders';
import { type Invoice, type InvoiceTitle, invoiceView } from './invoice';
import { InvoiceIssuer } from './invoice-issuer';
import { InvoicesStore } from './invoices.store';

@Injectable()
export class AskInvoice {
  constructor(
    private readonly find: FindOrders,
    private readonly orders: Orders,
    private readonly store: InvoicesStore,
    private readonly issuer: InvoiceIssuer,
    private readonly transactions: Transactions,
  ) {}

  async read(citizenId: number, orderNo: string): Promise<OrderInvoices | RefusalError> {
    const order = await this.find.own(citizenId, orderNo);
    return order instanceof RefusalError ? order : this.viewOf(order);
  }

  /** The order's lock: of two who ask at once, and of one who asks while money goes back, one is first. */
  async ask(citizenId: number, orderNo: string, body: AskInvoiceBody): Promise<OrderInvoices | RefusalError> {
    const order = await this.find.own(citizenId, orderNo);
    if (order instanceof RefusalError) return order;
    const title = titleOf(body);
    if (title instanceof RefusalError) return title;
    const refusal = await this.transactions.run(async (transaction) => {
      const locked = await this.orders.lock(transaction, order.id);
      const unfit = this.refuse(locked);
      if (unfit !== undefined) return unfit;
      const before = invoiceIn(await this.store.of(locked.id, transaction));
      if (before !== null && before.state !== 'failed')
        return new RefusalError('INVOICE.ASKED_ALREADY', { state: before.state });
      const amountFen = await this.store.keptFen(locked.id, transaction);
      if (amountFen <= 0) return new RefusalError('ORDER.REFUNDED', { amountFen: locked.refundedFen });
      const asked = { ...title, amountFen, requestNo: newOrderNumber(Date.now()) };
      if (before !== null) await this.store.askAnew(transaction, before.id, asked);
      else await this.store.add(transaction, { ...asked, orderId: locked.id, kind: 'invoice', nth: 1 });
      return undefined;
    });
    return refusal ?? this.viewOf(order);
  }

  private async viewOf(order: Order): Promise<OrderInvoices> {
    const [items, amountFen] = await Promise.all([this.store.of(order.id), this.store.keptFen(order.id)]);
    const state = invoiceIn(items)?.state ?? 'failed';
    const mayAsk = this.refuse(order) === undefined && amountFen > 0 && state === 'failed';
    return { mayAsk, amountFen, items: items.map(invoiceView) };
  }

  /** A deposit is no price: it goes back, or becomes part of one. */
  private refuse({ kind, paidAtMs, state }: Order): RefusalError | undefined {
    if (!this.issuer.isOffered || (kind !== 'listing' && kind !== 'balance'))
      return new RefusalError('INVOICE.NOT_OFFERED', {});
    return paidAtMs === null ? new RefusalError('ORDER.NOT_PAID', { state }) : undefined;
  }
}

function invoiceIn(items: readonly Invoice[]): Invoice | null {
  return items.find(({ kind }) => kind === 'invoice') ?? null;
}

function titleOf({ titleKind, title: typed, taxNumber }: AskInvoiceBody): InvoiceTitle | RefusalError {
  const title = plainLine(typed);
  const faults: FieldRefusal[] = title === '' ? [{ path: 'title', code: 'TEXT.EMPTY', data: {} }] : [];
  const code = titleKind === 'company' ? parseCreditCode(taxNumber ?? '') : null;
  if (code?.ok === false) faults.push({ path: 'taxNumber', code: code.code, data: code.data });
  if (faults.length > 0) return new RefusalError('INVOICE.INVALID', { fields: faults });
  return { titleKind, title, taxNumber: code?.ok === true ? code.value.number : null };
}
