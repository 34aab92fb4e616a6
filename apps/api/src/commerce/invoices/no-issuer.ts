// Adapter: nobody issues invoices here.
import { type InvoiceOutcome, InvoiceIssuer } from './invoice-issuer';

export class NoIssuer extends InvoiceIssuer {
  readonly isOffered = false;

  /** What was asked for while somebody did waits until somebody does again. */
  issue(): Promise<InvoiceOutcome> {
    return Promise.resolve({ kind: 'later', code: 'ISSUER.OFF' });
  }
}
