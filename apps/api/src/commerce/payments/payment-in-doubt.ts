// Which payments somebody has to look at, as SQL over `payments`.
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { PAYMENT_AWAITED_MS } from '../orders';

/** The provider says what cannot be, or has said nothing of the balance of a lot since well before it was due: a deposit waits for its word. */
export const NEEDS_SOMEBODY = `(payments.state = 'odd' OR payments.state = 'open' AND EXISTS (
  SELECT 1 FROM orders doubted WHERE doubted.id = payments.order_id AND doubted.state = 'created'
    AND doubted.kind = 'balance' AND doubted.due_at_ms <= ${SERVER_NOW_MS} - ${PAYMENT_AWAITED_MS}))`;
