// How a saved search is called: what it looks for, one thing after the other.
import type { SavedSearchWish } from '@haopai/contracts';
import type { Words } from '@haopai/web-app';
import { groupYuan } from '@haopai/web-ui';

export function wishName(wish: SavedSearchWish, say: Words['say']): string {
  const { contains, endsWith, without, pattern, priceFromFen, priceToFen } = wish;
  const [from, to] = [priceFromFen, priceToFen].map((fen) => (fen === null ? null : groupYuan(fen)));
  return [
    contains !== null && say('plates.containing', { part: contains }),
    endsWith !== null && say('plates.ending', { part: endsWith }),
    without !== null && say('board.without', { part: without }),
    pattern !== null && say(`plates.pattern.${pattern}`),
    from !== null && to !== null && say('plates.band.between', { from: from ?? '', to: to ?? '' }),
    from !== null && to === null && say('plates.band.above', { from: from ?? '' }),
    from === null && to !== null && say('plates.band.below', { to: to ?? '' }),
  ]
    .filter((part) => part !== false)
    .join(' · ');
}
