// What is said of a lot on which one was outbid while looking elsewhere, or that ended meanwhile.
import { formatPlate } from '@haopai/rules';
import type { Words } from '@haopai/web-app';
import { formatYuan, spellPlate } from '@haopai/web-ui';
import { isAboveOwnByFen, type OwnLot } from './own-lot';

interface OutbidWords {
  readonly heading: string;
  readonly detail: string;
  /** Of other lots, to follow it where there is room; empty when there are none. */
  readonly more: string;
}

/** `others`: lots besides on which one was outbid. */
export function outbidWords(words: Words, own: OwnLot, others: number): OutbidWords {
  return wordsWith(words, own, others, formatPlate(own.lot.plate));
}

/** The same in one sentence to listen to: a plate is spelled. */
export function outbidHeard(words: Words, own: OwnLot, others: number): string {
  const { heading, detail, more } = wordsWith(words, own, others, spellPlate(own.lot.plate.number));
  return words.say('outbid.heard', { heading, detail: detail + more });
}

/** Before a page's title, as long as the bar stands. */
export function outbidTitle(words: Words, { lot }: OwnLot): string {
  return words.say('outbid.title', { plate: formatPlate(lot.plate) });
}

function wordsWith(words: Words, own: OwnLot, others: number, plate: string): OutbidWords {
  if (own.saying === 'over')
    return { heading: words.say('outbid.over', { plate }), detail: howItEnded(words, own), more: '' };
  const heading = words.say('outbid.heading', { plate });
  const more = others === 0 ? '' : words.say('outbid.andMore', { count: others });
  return { heading, detail: priceNow(words, own), more };
}

function priceNow(words: Words, own: OwnLot): string {
  const price = formatYuan(own.lot.priceFen ?? own.lot.startPriceFen);
  const byFen = isAboveOwnByFen(own);
  return byFen === null
    ? words.say('outbid.price', { price })
    : words.say('outbid.priceAbove', { price, by: formatYuan(byFen) });
}

function howItEnded(words: Words, { lot }: OwnLot): string {
  if (lot.phase !== 'sold')
    return words.say(lot.phase === 'withdrawn' ? 'lotNews.withdrawn' : 'lotNews.unsold');
  return words.say('lotNews.sold', { price: formatYuan(lot.priceFen ?? 0), paddle: lot.leaderPaddle ?? '' });
}
