// Which lots the board would show now, and in which order: pure; board-order.ts says how long they stay in it.
import type { LotView, RoomPass } from '@haopai/contracts';
import { isOpenToRegion } from '@haopai/rules';
import { isFound } from '@haopai/rules/plates';
import { isEnded } from '@haopai/web-data';
import { standingOf } from '../lots/lot-standing';
import { sortLots } from './board-order';
import type { BoardFilter, BoardWish } from './board-query';

export interface Viewer {
  readonly pass: RoomPass | null;
  readonly region: string | null;
}

function fits(lot: LotView, filter: BoardFilter, viewer: Viewer): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'mine':
      return standingOf(lot, viewer.pass) !== 'none';
    case 'live':
      return lot.phase !== 'waiting' && !isEnded(lot.phase);
    case 'myRegion':
      return viewer.region !== null && isOpenToRegion(lot.plate, viewer.region);
    case 'personalised':
      return lot.plate.isPersonalised;
    case 'sold':
      return lot.phase === 'sold';
  }
}

/** Mine first, then the others, both in the order that is wanted. */
export function arrangeBoard(
  lots: readonly LotView[],
  { filter, search, sort }: BoardWish,
  viewer: Viewer,
): readonly LotView[] {
  const fitting = lots.filter((lot) => fits(lot, filter, viewer) && isFound(lot.plate, search));
  const shown = sortLots(fitting, sort);
  const isMine = (lot: LotView) => standingOf(lot, viewer.pass) !== 'none';
  return [...shown.filter(isMine), ...shown.filter((lot) => !isMine(lot))];
}
