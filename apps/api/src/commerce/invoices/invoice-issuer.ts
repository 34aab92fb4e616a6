// Port: whoever issues invoices or fiscal receipts for what was paid. What an issuer answered is a value, never an exception.
import type { InvoiceKind, InvoiceTitleKind } from '@haopai/contracts';
import type { Language } from '@haopai/rules';

export interface InvoiceRequest {
  /** Digits only, the same for every try: an issuer makes one for each. */
  readonly requestNo: string;
  readonly kind: InvoiceKind;
  readonly orderNo: string;
  readonly amountFen: number;
  /** What was paid for, as it stands on the invoice. */
  readonly subject: string;
  readonly titleKind: InvoiceTitleKind;
  readonly title: string;
  /** Of a company. */
  readonly taxNumber: string | null;
  /** Of a red letter: the number of the invoice that it takes back. */
  readonly corrects: string | null;
  readonly askedAtMs: number;
  readonly language: Language;
}

export type InvoiceOutcome =
  | { readonly kind: 'issued'; readonly invoiceNo: string; readonly address: string | null }
  /** Taken, and not made yet: asked again. */
  | { readonly kind: 'waiting' }
  /** Not taken, and trying again is of use. */
  | { readonly kind: 'later'; readonly code: string }
  /** It never will be as it is: somebody has to look, or what stands on it has to change. */
  | { readonly kind: 'refused'; readonly code: string };

export abstract class InvoiceIssuer {
  /** False where nobody issues any. */
  abstract readonly isOffered: boolean;
  /** Can be asked again for the same request, and answers how far it is; a rejection counts as not knowing. */
  abstract issue(request: InvoiceRequest): Promise<InvoiceOutcome>;
}
