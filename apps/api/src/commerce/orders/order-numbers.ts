// The numbers of orders and refunds: the day in Shanghai and twelve digits of chance, so that nobody tells them from each other's.
import { randomInt } from 'node:crypto';

const CHANCE_DIGITS = 12;

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

export const ORDER_NO = /^\d{20}$/;

/** 20 digits. */
export function newOrderNumber(nowMs: number): string {
  const chance = randomInt(10 ** CHANCE_DIGITS);
  return day.format(nowMs).replaceAll('-', '') + String(chance).padStart(CHANCE_DIGITS, '0');
}
