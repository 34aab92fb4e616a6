// Invoices and fiscal receipts (电子发票, 非税票据): what a citizen asks for, what the issuer made of it, and which of them need somebody.

/** Of a person, or of a company with its tax number. */
export const INVOICE_TITLE_KINDS = ['person', 'company'] as const;
export type InvoiceTitleKind = (typeof INVOICE_TITLE_KINDS)[number];

/** `redLetter` takes back what a refund has paid back. */
export const INVOICE_KINDS = ['invoice', 'redLetter'] as const;
export type InvoiceKind = (typeof INVOICE_KINDS)[number];

/** `asked` until the issuer has made it; `failed` when it refused, or said nothing for too long, and somebody has to look. */
export const INVOICE_STATES = ['asked', 'issued', 'failed'] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

export const INVOICE_TITLE_MAX = 100;

/** `POST /me/orders/:orderNo/invoice`: the tax number of a company alone. */
export interface AskInvoiceBody {
  readonly titleKind: InvoiceTitleKind;
  readonly title: string;
  readonly taxNumber?: string;
}

export interface InvoiceView {
  readonly kind: InvoiceKind;
  readonly state: InvoiceState;
  readonly titleKind: InvoiceTitleKind;
  readonly title: string;
  readonly taxNumber: string | null;
  readonly amountFen: number;
  readonly askedAtMs: number;
  /** Null until it is issued. */
  readonly invoiceNo: string | null;
  /** At which the issuer shows it; null where it has none. */
  readonly address: string | null;
}

/** `GET /me/orders/:orderNo/invoice`, and after it was asked for. */
export interface OrderInvoices {
  /** Of a price that was paid and kept, where an issuer is switched on: now, or anew after one that failed. */
  readonly mayAsk: boolean;
  readonly amountFen: number;
  /** The first asked for first. */
  readonly items: readonly InvoiceView[];
}

/** `GET /admin/settlement/invoices?state=&page=&size=`: failed, those that wait longest first; others the newest first. */
export interface InvoiceCase extends InvoiceView {
  readonly id: number;
  readonly orderNo: string;
  readonly attempts: number;
  readonly changedAtMs: number;
  readonly lastFailure: string | null;
}
