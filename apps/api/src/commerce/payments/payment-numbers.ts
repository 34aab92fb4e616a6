// The numbers of payments: as long as those of orders, and as hard to guess.
import { randomInt } from 'node:crypto';

const CHANCE_DIGITS = 12;

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

export const PAYMENT_NO = /^\d{20}$/;

/** 20 digits: the day in Shanghai, and chance. */
export function newPaymentNumber(nowMs: number): string {
  const chance = randomInt(10 ** CHANCE_DIGITS);
  return day.format(nowMs).replaceAll('-', '') + String(chance).padStart(CHANCE_DIGITS, '0');
}
