// The newest known figures of lots: as the engines have told them, or else as they were last written down.
import { Injectable } from '@nestjs/common';
import { NewestFigures } from '../../live/figures';
import { type LiveFigures, untouchedFigures } from './lot';
import { LotHeadsStore } from './lot-heads.store';

@Injectable()
export class LiveLots {
  constructor(
    private readonly heads: LotHeadsStore,
    private readonly newest: NewestFigures,
  ) {}

  /** Has an answer for each lot that was asked for. */
  async figuresOf(lotIds: readonly number[]): Promise<ReadonlyMap<number, LiveFigures>> {
    const written = await this.heads.figuresOf(lotIds);
    const figures = new Map(lotIds.map((lotId) => [lotId, untouchedFigures(lotId)]));
    const told = lotIds.flatMap((lotId) => this.newest.of(lotId) ?? []);
    for (const head of [...written, ...told]) {
      const known = figures.get(head.lotId);
      // An instance that lost the lot may hold older figures than its new owner has written.
      if (known !== undefined && head.version >= known.version) figures.set(head.lotId, head);
    }
    return figures;
  }
}
