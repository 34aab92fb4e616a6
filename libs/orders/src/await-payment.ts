// How an order stops waiting for money: paid, expired or cancelled, and exactly one of them.
import { accept, type Decision } from './decision';
import type { CancelOrder, ExpireOrder, PayOrder } from './order.commands';
import { reject } from './order.rejections';
import { judgedAtMs, type MadeOrder, wasPaid } from './order.state';

/** Whoever pays an order that nobody has closed yet has paid it, be it a moment after it was due. */
export function payOrder(order: MadeOrder, { receivedAtMs, paymentId, amountFen }: PayOrder): Decision {
  if (wasPaid(order) && order.paymentId === paymentId) return accept();
  if (order.phase !== 'created') return reject('ORDER.NOT_OPEN', { state: order.phase });
  const wantedFen = order.terms.amountFen;
  if (amountFen !== wantedFen) return reject('ORDER.WRONG_AMOUNT', { amountFen: wantedFen });
  return accept({ type: 'OrderPaid', atMs: judgedAtMs(order, receivedAtMs), paymentId });
}

export function expireOrder(order: MadeOrder, { receivedAtMs }: ExpireOrder): Decision {
  const atMs = judgedAtMs(order, receivedAtMs);
  if (order.phase !== 'created' || atMs < order.terms.dueAtMs) return accept();
  return accept({ type: 'OrderExpired', atMs });
}

export function cancelOrder(order: MadeOrder, { receivedAtMs }: CancelOrder): Decision {
  if (order.phase !== 'created') return reject('ORDER.NOT_OPEN', { state: order.phase });
  return accept({ type: 'OrderCancelled', atMs: judgedAtMs(order, receivedAtMs) });
}
