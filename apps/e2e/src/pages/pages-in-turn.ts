// Of all pages of an app those whose turn it is: a third of them by day, all of them at night and for pictures.
import { turnsOf } from '../../../../tools/test/turns';
import { bedEnvironment } from '../bed/bed-environment';

const SEEN_WITHIN_DAYS = 3;
/** By day some pages are loaded by their addresses, on the next day others; the others are come to from within the app. */
const LOADED_WITHIN_DAYS = 5;

interface PagesInTurn<Page> {
  readonly seen: readonly Page[];
  readonly loaded: readonly Page[];
}

export function pagesInTurn<Page>(pages: readonly Page[]): PagesInTurn<Page> {
  const isForPictures = bedEnvironment().pictures !== null;
  return {
    seen: turnsOf(pages, {
      byDay: Math.ceil(pages.length / SEEN_WITHIN_DAYS),
      ...(isForPictures ? { isNight: true } : {}),
    }),
    loaded: turnsOf(pages, { byDay: Math.ceil(pages.length / LOADED_WITHIN_DAYS) }),
  };
}
