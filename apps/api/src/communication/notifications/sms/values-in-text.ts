// How auctions, plates, money and times are written in a text message, in its language.
import {
  FIGURES_LOCALE,
  formatPlate,
  inEachLanguage,
  knownLanguage,
  type Language,
  LANGUAGE_FACTS,
} from '@haopai/rules';
import { textsIn } from '../../../texts';

const FEN_PER_YUAN = 100;

const yuan = new Intl.NumberFormat(FIGURES_LOCALE, { maximumFractionDigits: 2 });
const dayAndTime = inEachLanguage((language) => {
  const { locale, month } = LANGUAGE_FACTS[language];
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'Asia/Shanghai',
    ...{ month, day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
});

/** `5,000 元`, `CNY 5,000`. */
export function moneyInText(fen: number, language: Language): string {
  return textsIn(language).values.money(yuan.format(fen / FEN_PER_YUAN));
}

/** Beijing time: `11月27日 10:00 `, `27 Nov, 10:00`. */
export function timeInText(atMs: number, language: Language): string {
  return textsIn(language).values.time(dayAndTime[knownLanguage(language)].format(atMs));
}

/** `2026年第2期` is auction 2 of 2026 to those who read English; every other name stays as it was given. */
export function auctionInText(title: string, language: Language): string {
  const [, year, no] = /^(\d{4})年第(\d+)期$/.exec(title) ?? [];
  return year === undefined || no === undefined ? title : textsIn(language).values.auction(year, no);
}

/** `浙G·8888A`. */
export function plateInText(number: string): string {
  return formatPlate({ number });
}

/** Those of one text: the first by its number, the others by how many they are. */
export function platesInText(firstNumber: string, count: number, language: Language): string {
  const first = plateInText(firstNumber);
  return count > 1 ? textsIn(language).values.plates(first, count) : first;
}
