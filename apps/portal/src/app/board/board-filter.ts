// Which lots the board shows and in which order: pure; rows never move because a price did.
import type { LotView, RoomPass } from '@haopai/contracts';
import { isOpenToRegion } from '@haopai/rules';
import { isEnded } from '@haopai/web-data';
import { standingOf } from '../lots/lot-standing';

export const BOARD_FILTERS = ['all', 'mine', 'live', 'myRegion', 'personalised', 'sold'] as const;
export type BoardFilter = (typeof BOARD_FILTERS)[number];

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

/** Mine first, then by lot number. */
export function arrangeBoard(
  lots: readonly LotView[],
  filter: BoardFilter,
  viewer: Viewer,
): readonly LotView[] {
  const shown = lots.filter((lot) => fits(lot, filter, viewer));
  const isMine = (lot: LotView) => standingOf(lot, viewer.pass) !== 'none';
  return [...shown.filter(isMine), ...shown.filter((lot) => !isMine(lot))];
}
