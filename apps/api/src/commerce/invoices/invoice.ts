// An invoice as it is kept, and what of an order it can be for.
import type { InvoiceTitleKind, InvoiceView } from '@haopai/contracts';

/** As it was asked for, and judged. */
export interface InvoiceTitle {
  readonly titleKind: InvoiceTitleKind;
  readonly title: string;
  /** Of a company. */
  readonly taxNumber: string | null;
}

export interface Invoice extends InvoiceView {
  readonly id: number;
  readonly orderId: number;
}

export function invoiceView(invoice: Invoice): InvoiceView {
  const { kind, state, titleKind, title, taxNumber, amountFen, askedAtMs, invoiceNo, address } = invoice;
  return { kind, state, titleKind, title, taxNumber, amountFen, askedAtMs, invoiceNo, address };
}
