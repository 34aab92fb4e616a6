// Use case: an auction's board, and one lot of it, for as many as want to look.
import { Injectable } from '@nestjs/common';
import type { AuctionView, LotView, Page } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { type Board, Boards, viewOf } from './boards';
import type { LiveFigures, Lot } from './lot';
import { LotsStore } from './lots.store';

/** All lots of an auction as they are; the same object until one of them changes. */
export interface WholeBoard {
  readonly version: number;
  readonly auction: AuctionView;
  /** Lots that have not changed are the same objects as before. */
  readonly lots: readonly LotView[];
}

@Injectable()
export class ReadBoard {
  private built = 0;
  private readonly wholes = new WeakMap<
    Board,
    { readonly sign: number | undefined; readonly whole: WholeBoard }
  >();
  private readonly views = new WeakMap<
    Lot,
    { readonly figures: LiveFigures | undefined; readonly view: LotView }
  >();

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
  async whole(auctionId: number): Promise<WholeBoard | RefusalError<'AUCTION.NOT_FOUND'>> {
    const board = await this.boards.of(auctionId);
    if (board === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    const sign = this.boards.signOf(board);
    const known = this.wholes.get(board);
    if (known !== undefined && sign !== undefined && known.sign === sign) return known.whole;
    this.built += 1;
    const lots = board.lots.map((lot) => this.keptView(board, lot));
    const whole = { version: this.built, auction: board.auction, lots };
    this.wholes.set(board, { sign, whole });
    return whole;
  }

  private keptView(board: Board, lot: Lot): LotView {
    const figures = board.figures.get(lot.lotId);
    const known = this.views.get(lot);
    if (known !== undefined && known.figures === figures) return known.view;
    const view = viewOf(board, lot);
    this.views.set(lot, { figures, view });
    return view;
  }

  async lot(lotId: number): Promise<LotView | RefusalError<'LOT.NOT_FOUND'>> {
    const auctionId = this.boards.auctionOf(lotId) ?? (await this.lots.byId(lotId))?.auctionId;
    const board = auctionId === undefined ? null : await this.boards.of(auctionId);
    const lot = board?.lots.find((one) => one.lotId === lotId);
    if (board === null || lot === undefined) return new RefusalError('LOT.NOT_FOUND', { lotId });
    return viewOf(board, lot);
  }
}
