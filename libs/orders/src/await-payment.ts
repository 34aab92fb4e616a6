// How an order stops waiting for money: paid, expired or cancelled, and exactly one of them.
import { accept, type Decision } from './decision';
import type { CancelOrder, ExpireOrder, ExtendOrder, PayOrder } from './order.commands';
import { reject } from './order.rejections';
import { judgedAtMs, type MadeOrder, wasPaid } from './order.state';

/** Together, however often: 30 days after the first due time at most. */
export const EXTENSION_MAX_MS = 30 * 24 * 60 * 60_000;

/** Whoever pays an order that nobody has closed yet has paid it, be it a moment after it was due. */
export function payOrder(order: MadeOrder, { receivedAtMs, paymentId, amountFen }: PayOrder): Decision {
  if (wasPaid(order) && order.paymentId === paymentId) return accept();
  if (order.phase !== 'created') return reject('ORDER.NOT_OPEN', { state: order.phase });
  const wantedFen = order.terms.amountFen;
  if (amountFen !== wantedFen) return reject('ORDER.WRONG_AMOUNT', { amountFen: wantedFen });
  return accept({ type: 'OrderPaid', atMs: judgedAtMs(order, receivedAtMs), paymentId });
}

/** To a time that is later than the present due time and still to come. */
export function extendOrder(order: MadeOrder, { receivedAtMs, dueAtMs }: ExtendOrder): Decision {
  if (order.phase !== 'created') return reject('ORDER.NOT_OPEN', { state: order.phase });
  if (dueAtMs === order.terms.dueAtMs) return accept();
  const atMs = judgedAtMs(order, receivedAtMs);
  const earliestMs = Math.max(order.terms.dueAtMs, atMs) + 1;
  const latestMs = order.firstDueAtMs + EXTENSION_MAX_MS;
  if (dueAtMs < earliestMs || dueAtMs > latestMs)
    return reject('ORDER.EXTENSION_REFUSED', { earliestMs, latestMs });
  return accept({ type: 'OrderExtended', atMs, dueAtMs });
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
