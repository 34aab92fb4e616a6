// What somebody sees who begins to watch an auction: all its lots, looked up once for a crowd, as new as the ticks so far.
import { Injectable } from '@nestjs/common';
import type { BoardSnapshot } from '@haopai/contracts';
import { FindAuctions, FindLots, LiveLots } from '../../auctions/public';
import { RefusalError } from '../../platform/errors';
import { AuctionTime } from '../clock';
import { ShortMemory } from './short-memory';

/** Lots on one board. */
const BOARD_LOTS_MAX = 1_000;
/** Everybody who comes within this time is served from the same look-up. */
const BOARD_FRESH_MS = 200;

type Board = Omit<BoardSnapshot, 'serverMs'>;

@Injectable()
export class AuctionBoards {
  private readonly boards = new ShortMemory<Board | RefusalError>(BOARD_FRESH_MS);

  constructor(
    private readonly auctions: FindAuctions,
    private readonly lots: FindLots,
    private readonly live: LiveLots,
    private readonly time: AuctionTime,
  ) {}

  async of(auctionId: number): Promise<BoardSnapshot | RefusalError> {
    const board = await this.boards.of(auctionId, () => this.read(auctionId));
    if (board instanceof RefusalError) return board;
    // Ticks since the look-up went to those who were there before: whoever comes now has not heard them.
    return { ...board, lots: this.live.renew(board.lots), serverMs: this.time.clock.nowMs() };
  }

  private async read(auctionId: number): Promise<Board | RefusalError> {
    const auction = await this.auctions.byId(auctionId);
    if (auction instanceof RefusalError) return auction;
    const lots = await this.lots.ofAuction(auctionId, 1, BOARD_LOTS_MAX);
    return lots instanceof RefusalError ? lots : { auction, lots: lots.items };
  }
}
