// How names, money and times are written in a text message, in Chinese.
import type { ValueWords } from '../shapes/value-words';

export const values: ValueWords = {
  sign: '【号牌】',
  money: (amount) => `${amount} 元`,
  // Between a figure and a word Chinese is easier to read with a space.
  time: (time) => `${time} `,
  auction: (year, no) => `${year}年第${no}期`,
  plates: (first, count) => `${first} 等 ${count} 块`,
};
