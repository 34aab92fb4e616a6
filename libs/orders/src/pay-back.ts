// How money of a paid order goes back, in one or more parts that are never more than was paid.
import { accept, type Decision } from './decision';
import type { BeginRefund, CompleteRefund } from './order.commands';
import { reject } from './order.rejections';
import { judgedAtMs, type MadeOrder, refundableFen, wasPaid } from './order.state';

export function beginRefund(order: MadeOrder, command: BeginRefund): Decision {
  if (!wasPaid(order)) return reject('ORDER.NOT_PAID', { state: order.phase });
  const { refundNo, amountFen } = command;
  const isRepeated = order.refunds.some(
    (begun) => begun.refundNo === refundNo && begun.amountFen === amountFen,
  );
  if (isRepeated) return accept();
  const leftFen = refundableFen(order);
  if (leftFen === 0) return reject('ORDER.REFUNDED', { amountFen: order.terms.amountFen });
  const isUsed = order.refunds.some((begun) => begun.refundNo === refundNo);
  if (isUsed || amountFen <= 0 || amountFen > leftFen)
    return reject('ORDER.REFUND_TOO_LARGE', { refundableFen: leftFen });
  return accept({ type: 'RefundBegun', atMs: judgedAtMs(order, command.receivedAtMs), refundNo, amountFen });
}

export function completeRefund(order: MadeOrder, { receivedAtMs, refundNo }: CompleteRefund): Decision {
  const refund = wasPaid(order) ? order.refunds.find((begun) => begun.refundNo === refundNo) : undefined;
  if (refund === undefined) return reject('ORDER.REFUND_UNKNOWN', { refundNo });
  if (refund.isDone) return accept();
  return accept({ type: 'RefundCompleted', atMs: judgedAtMs(order, receivedAtMs), refundNo });
}
