// The numbers of orders: the day in Shanghai and twelve digits of chance, so that nobody tells them from each other's. And those of refunds, which follow
// from what goes back (docs/adr/0151).
import { createHash, randomInt } from 'node:crypto';

const CHANCE_DIGITS = 12;
const REFUND_DIGITS = 20;

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

export const ORDER_NO = /^\d{20}$/;

/** 20 digits. */
export function newOrderNumber(nowMs: number): string {
  const chance = randomInt(10 ** CHANCE_DIGITS);
  return day.format(nowMs).replaceAll('-', '') + String(chance).padStart(CHANCE_DIGITS, '0');
}

/** What goes back of an order: its nth part, the nth part of a deposit of it, or a payment that it did not wait for. */
export type RefundedPart =
  | { readonly kind: 'sale'; readonly nth: number }
  | { readonly kind: 'deposit'; readonly depositId: number; readonly nth: number }
  | { readonly kind: 'payment'; readonly paymentId: number };

/** 20 digits: the same for the same part, whenever it is begun, so that the provider pays it back once. */
export function refundNumberOf(orderNo: string, part: RefundedPart): string {
  const named = `${orderNo}/${nameOf(part)}`;
  const digest = BigInt(`0x${createHash('sha256').update(named).digest('hex')}`);
  return String(digest % 10n ** BigInt(REFUND_DIGITS)).padStart(REFUND_DIGITS, '0');
}

function nameOf(part: RefundedPart): string {
  if (part.kind === 'payment') return `payment/${part.paymentId}`;
  return part.kind === 'sale' ? `sale/${part.nth}` : `deposit/${part.depositId}/${part.nth}`;
}
