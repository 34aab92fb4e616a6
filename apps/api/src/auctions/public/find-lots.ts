// Use case: the lots of a published auction with their newest figures, for everybody.
import { Injectable } from '@nestjs/common';
import type { LotView, Page } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { AuctionsStore } from './auctions.store';
import { LiveLots } from './live-lots';
import { type LiveFigures, type Lot, untouchedFigures } from './lot';
import { LotsStore } from './lots.store';

@Injectable()
export class FindLots {
  constructor(
    private readonly auctions: AuctionsStore,
    private readonly lots: LotsStore,
    private readonly live: LiveLots,
  ) {}

  async byId(lotId: number): Promise<LotView | RefusalError<'LOT.NOT_FOUND'>> {
    const lot = await this.fixedPart(lotId);
    if (lot instanceof RefusalError) return lot;
    const [view] = await this.withFigures([lot]);
    return view ?? new RefusalError('LOT.NOT_FOUND', { lotId });
  }

  /** Those of these that there are; whether their auctions are published is for the caller to know. */
  async byIds(lotIds: readonly number[]): Promise<ReadonlyMap<number, LotView>> {
    const lots = await this.withFigures(await this.lots.byIds(lotIds));
    return new Map(lots.map((lot) => [lot.lotId, lot]));
  }

  /** Without the live figures, for those who only need to know what it is. */
  async fixedPart(lotId: number): Promise<Lot | RefusalError<'LOT.NOT_FOUND'>> {
    const lot = await this.lots.byId(lotId);
    const isVisible = lot !== null && (await this.auctions.byId(lot.auctionId)) !== null;
    return isVisible ? lot : new RefusalError('LOT.NOT_FOUND', { lotId });
  }

  async ofAuction(
    auctionId: number,
    page: number,
    size: number,
  ): Promise<Page<LotView> | RefusalError<'AUCTION.NOT_FOUND'>> {
    const auction = await this.auctions.byId(auctionId);
    if (auction === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    const lots = await this.lots.ofAuction(auctionId, page, size);
    return { items: await this.withFigures(lots), total: auction.lotCount, page, size };
  }

  /** The newest known figures of each of these lots. */
  figuresOf(lotIds: readonly number[]): Promise<ReadonlyMap<number, LiveFigures>> {
    return this.live.figuresOf(lotIds);
  }

  private async withFigures(lots: readonly Lot[]): Promise<readonly LotView[]> {
    const figures = await this.live.figuresOf(lots.map(({ lotId }) => lotId));
    return lots.map((lot) => ({ ...lot, ...(figures.get(lot.lotId) ?? untouchedFigures(lot.lotId)) }));
  }
}
