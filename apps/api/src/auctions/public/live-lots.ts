// The newest known figures of lots: from the engine's memory where it holds them, else from what was last written down.
import { Injectable } from '@nestjs/common';
import type { LotView } from '@haopai/contracts';
import { type LiveFigures, untouchedFigures } from './lot';
import { LotHeadsStore } from './lot-heads.store';

/** The engine's side: the figures of those of these lots that it holds here. */
export interface LiveLotsSource {
  figuresOf(lotIds: readonly number[]): ReadonlyMap<number, LiveFigures>;
}

@Injectable()
export class LiveLots {
  private source: LiveLotsSource = { figuresOf: () => new Map() };

  constructor(private readonly heads: LotHeadsStore) {}

  /** Called once by the engine, when it is ready to answer. */
  overlayWith(source: LiveLotsSource): void {
    this.source = source;
  }

  /** The same lots with what is known here without asking anybody, where that is newer. */
  renew(lots: readonly LotView[]): readonly LotView[] {
    const figures = this.source.figuresOf(lots.map(({ lotId }) => lotId));
    return lots.map((lot) => {
      const newest = figures.get(lot.lotId);
      return newest !== undefined && newest.version > lot.version ? { ...lot, ...newest } : lot;
    });
  }

  /** Has an answer for each lot that was asked for. */
  async figuresOf(lotIds: readonly number[]): Promise<ReadonlyMap<number, LiveFigures>> {
    const written = await this.heads.figuresOf(lotIds);
    const figures = new Map(lotIds.map((lotId) => [lotId, untouchedFigures(lotId)]));
    for (const head of [...written, ...this.source.figuresOf(lotIds).values()]) {
      const known = figures.get(head.lotId);
      // An instance that lost the lot may hold older figures than its new owner has written.
      if (known !== undefined && head.version >= known.version) figures.set(head.lotId, head);
    }
    return figures;
  }
}
