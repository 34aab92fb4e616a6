// How names, money and times are written in a text message, in English.
import type { ValueWords } from '../shapes/value-words';

export const values: ValueWords = {
  sign: '[Haopai] ',
  money: (amount) => `CNY ${amount}`,
  time: (time) => time,
  auction: (year, no) => `auction ${no} of ${year}`,
  plates: (first, count) => `${first} and ${count - 1} more`,
};
