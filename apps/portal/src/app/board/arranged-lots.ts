// The lots of a board as the page shows them: arranged when something is asked for, and then left where they are until somebody wants them anew.
import { computed, linkedSignal, type Signal, signal } from '@angular/core';
import type { LotView } from '@haopai/contracts';
import { arrangeBoard, type Viewer } from './board-filter';
import { areAlike, type Arrangement, keepPlaces } from './board-order';
import type { BoardWish } from './board-query';

interface Board {
  readonly auctionId: Signal<number>;
  readonly lots: Signal<readonly LotView[]>;
  readonly wish: Signal<BoardWish>;
  readonly viewer: Signal<Viewer>;
}

export interface ArrangedLots {
  readonly lots: Signal<readonly LotView[]>;
  /** They would stand otherwise now. */
  readonly isOutdated: Signal<boolean>;
  arrange(): void;
}

export function arrangedLots({ auctionId, lots, wish, viewer }: Board): ArrangedLots {
  const turn = signal(0);
  /** Whose lots come first: what they have bid on, and may. */
  const viewerKey = computed(() => {
    const { pass, region } = viewer();
    return JSON.stringify([pass?.paddleNo, pass?.entries.map(({ boundLotId }) => boundLotId), region]);
  });
  const asked = computed(() => `${auctionId()} ${turn()} ${viewerKey()} ${JSON.stringify(wish())}`);
  const fresh = computed<Arrangement>(() => ({
    key: asked(),
    lotIds: arrangeBoard(lots(), wish(), viewer()).map(({ lotId }) => lotId),
  }));
  const shown = linkedSignal<Arrangement, Arrangement>({
    source: fresh,
    computation: (now, before) => keepPlaces(before?.value, now),
  });
  return {
    lots: computed(() => {
      const known = new Map(lots().map((lot) => [lot.lotId, lot]));
      return shown().lotIds.flatMap((lotId) => known.get(lotId) ?? []);
    }),
    isOutdated: computed(() => !areAlike(shown(), fresh())),
    arrange: () => turn.update((n) => n + 1),
  };
}
