// Through whom invoices are issued: nobody, or the sandbox, whose numbers mean nothing: in production only where that is meant.
import type { Environment, InvoicesKind } from './config';
import type { VariableReader } from './variables';

export function readInvoices(reader: VariableReader, environment: Environment): InvoicesKind {
  const isProduction = environment === 'production';
  const kind = reader.oneOf(
    'HAOPAI_INVOICES',
    ['off', 'sandbox', 'sandbox-in-production'],
    isProduction ? 'off' : 'sandbox',
  );
  if (kind === 'sandbox' && isProduction)
    reader.fault(
      'HAOPAI_INVOICES must say off in production, or sandbox-in-production where nobody needs one',
    );
  return kind === 'off' ? 'off' : 'sandbox';
}
