// Adapter: an issuer for trying out. It makes a number at once; the title says when it shall behave otherwise.
import { type InvoiceOutcome, InvoiceIssuer, type InvoiceRequest } from './invoice-issuer';

/** In the title: made only after a while. */
export const SLOW_TITLE = /延迟|slow/i;
export const SLOW_MS = 4_000;
/** Not taken this time, nor ever. */
export const REFUSED_TITLE = /拒绝|refuse/i;
/** No answer that could be understood. */
export const BROKEN_TITLE = /故障|broken/i;

export class SandboxIssuer extends InvoiceIssuer {
  readonly isOffered = true;

  constructor(private readonly nowMs: () => number = Date.now) {
    super();
  }

  issue({ title, requestNo, kind, askedAtMs }: InvoiceRequest): Promise<InvoiceOutcome> {
    if (BROKEN_TITLE.test(title)) return Promise.reject(new Error('the sandbox is broken'));
    return Promise.resolve(
      kind === 'invoice' && REFUSED_TITLE.test(title)
        ? { kind: 'refused', code: 'SANDBOX.TITLE_UNKNOWN' }
        : SLOW_TITLE.test(title) && this.nowMs() - askedAtMs < SLOW_MS
          ? { kind: 'waiting' }
          : { kind: 'issued', invoiceNo: `9${requestNo.slice(1)}`, address: null },
    );
  }
}
