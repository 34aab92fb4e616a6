// Two ticks of a lot as one: the newest figures, all lines as far as there is room, and whether there are more. Pure.
import type { LotTick } from '@haopai/contracts';
import { TICK_BIDS_MAX, TICK_NOTES_MAX } from './tick-rates';

/** When a lot changes hands, a tick of its former owner may come after one of the next: the higher version rules. */
export function conflate(earlier: LotTick | undefined, later: LotTick): LotTick {
  if (earlier === undefined) return limit(later);
  const newest = later.version >= earlier.version ? later : earlier;
  return limit({
    ...newest,
    bids: [...earlier.bids, ...later.bids],
    notes: [...earlier.notes, ...later.notes],
    moreBids: earlier.moreBids || later.moreBids,
  });
}

function limit(tick: LotTick): LotTick {
  const { bids, notes } = tick;
  if (bids.length <= TICK_BIDS_MAX && notes.length <= TICK_NOTES_MAX) return tick;
  return { ...tick, bids: bids.slice(-TICK_BIDS_MAX), notes: notes.slice(-TICK_NOTES_MAX), moreBids: true };
}
