// How auctions, plates, money and times are written in a text message, in its language.
import { formatPlate, type Language } from '@haopai/rules';

const FEN_PER_YUAN = 100;

const yuan = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });
const ZONE = 'Asia/Shanghai';
const dayAndTime = {
  zh: new Intl.DateTimeFormat('zh-CN', {
    timeZone: ZONE,
    ...{ month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    ...{ month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }),
} as const;

/** `5,000 元`, `CNY 5,000`. */
export function moneyInText(fen: number, language: Language): string {
  const amount = yuan.format(fen / FEN_PER_YUAN);
  return { zh: `${amount} 元`, en: `CNY ${amount}` }[language];
}

/** Beijing time: `11月27日 10:00 `, `27 Nov, 10:00`. */
export function timeInText(atMs: number, language: Language): string {
  const text = dayAndTime[language].format(atMs);
  // Between a figure and a word Chinese is easier to read with a space.
  return { zh: `${text} `, en: text }[language];
}

/** `2026年第2期` is auction 2 of 2026 to those who read English; every other name stays as it was given. */
export function auctionInText(title: string, language: Language): string {
  const [, year, no] = /^(\d{4})年第(\d+)期$/.exec(title) ?? [];
  if (year === undefined || no === undefined) return title;
  return { zh: title, en: `auction ${no} of ${year}` }[language];
}

/** `浙G·8888A`. */
export function plateInText(number: string): string {
  return formatPlate({ number });
}
