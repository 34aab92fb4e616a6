// Judges a command against an order: events or a refusal, nothing else happens.
import { assertNever } from './assert-never';
import { cancelOrder, expireOrder, extendOrder, payOrder } from './await-payment';
import { accept, type Decision } from './decision';
import type { OrderCommand } from './order.commands';
import type { OrderState } from './order.state';
import { beginRefund, completeRefund } from './pay-back';

/**
 * The order's answer to `command` at `command.receivedAtMs`. Pure: the same order and command give the same decision.
 * A time before the order's last event counts as the time of that event. Throws for a command to an order that was
 * never made: a bug of the caller.
 */
export function decide(order: OrderState, command: OrderCommand): Decision {
  if (command.type === 'CreateOrder') {
    const { receivedAtMs: atMs, terms } = command;
    return order.phase === 'unmade' ? accept({ type: 'OrderCreated', atMs, terms }) : accept();
  }
  if (order.phase === 'unmade') throw new Error(`${command.type} for an order that was never made`);
  switch (command.type) {
    case 'PayOrder':
      return payOrder(order, command);
    case 'ExtendOrder':
      return extendOrder(order, command);
    case 'ExpireOrder':
      return expireOrder(order, command);
    case 'CancelOrder':
      return cancelOrder(order, command);
    case 'BeginRefund':
      return beginRefund(order, command);
    case 'CompleteRefund':
      return completeRefund(order, command);
    default:
      return assertNever(command);
  }
}
