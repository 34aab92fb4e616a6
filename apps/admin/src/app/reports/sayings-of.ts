// How reports say months, regions and figures in the reader's language.
import type { PriceBand } from '@haopai/contracts';
import type { Words } from '@haopai/web-app';
import { formatYuan } from '@haopai/web-ui';
import { FIGURES_LOCALE, LANGUAGE_FACTS } from '@haopai/rules';
import type { Sayings } from './pictures';

const FEN_PER_YUAN = 100;

export function sayingsOf(words: Words): Sayings {
  const short = new Intl.NumberFormat(LANGUAGE_FACTS[words.language()].locale, {
    notation: 'compact',
    maximumFractionDigits: 1,
  });
  const count = new Intl.NumberFormat(FIGURES_LOCALE, { maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(FIGURES_LOCALE, { style: 'percent', maximumFractionDigits: 1 });
  const shortMoney = (fen: number): string => short.format(fen / FEN_PER_YUAN);
  return {
    say: words.say,
    region: words.region,
    auction: words.auctionTitle,
    band: ({ fromFen, belowFen }: PriceBand) =>
      belowFen === null
        ? words.say('reports.bandFrom', { from: shortMoney(fromFen) })
        : words.say('reports.band', { from: shortMoney(fromFen), below: shortMoney(belowFen) }),
    money: formatYuan,
    shortMoney,
    count: (value) => count.format(value),
    share: (value) => share.format(value),
  };
}
