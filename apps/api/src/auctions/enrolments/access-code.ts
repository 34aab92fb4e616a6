// The code that opens an auction's room beside the paddle number: drawn, never counted up.
import { randomInt } from 'node:crypto';

const FROM = 100_000;
const BELOW = 1_000_000;

/** Six digits. */
export function newAccessCode(): string {
  return String(randomInt(FROM, BELOW));
}
