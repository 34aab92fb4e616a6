// Use case: an auction's board, and one lot of it, for as many as want to look.
import { Injectable } from '@nestjs/common';
import type { AuctionView, LotView, Page } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { Boards, viewOf } from './boards';
import { LotsStore } from './lots.store';

@Injectable()
export class ReadBoard {
  constructor(
    private readonly boards: Boards,
    private readonly lots: LotsStore,
  ) {}

  /** In the order of their numbers. Pages count from 1. */
  async page(
    auctionId: number,
    page: number,
    size: number,
  ): Promise<Page<LotView> | RefusalError<'AUCTION.NOT_FOUND'>> {
    const board = await this.boards.of(auctionId);
    if (board === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    const lots = board.lots.slice((page - 1) * size, page * size);
    return { items: lots.map((lot) => viewOf(board, lot)), total: board.lots.length, page, size };
  }

  /** With all its lots. */
  async whole(
    auctionId: number,
  ): Promise<{ auction: AuctionView; lots: readonly LotView[] } | RefusalError<'AUCTION.NOT_FOUND'>> {
    const board = await this.boards.of(auctionId);
    if (board === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    return { auction: board.auction, lots: board.lots.map((lot) => viewOf(board, lot)) };
  }

  async lot(lotId: number): Promise<LotView | RefusalError<'LOT.NOT_FOUND'>> {
    const auctionId = this.boards.auctionOf(lotId) ?? (await this.lots.byId(lotId))?.auctionId;
    const board = auctionId === undefined ? null : await this.boards.of(auctionId);
    const lot = board?.lots.find((one) => one.lotId === lotId);
    if (board === null || lot === undefined) return new RefusalError('LOT.NOT_FOUND', { lotId });
    return viewOf(board, lot);
  }
}
