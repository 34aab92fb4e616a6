// What somebody sees who begins to watch an auction: all its lots, as new as the ticks so far.
import { Injectable } from '@nestjs/common';
import type { BoardSnapshot } from '@haopai/contracts';
import { ReadBoard } from '../../auctions/public';
import { RefusalError } from '../../platform/errors';
import { AuctionTime } from '../clock';

@Injectable()
export class AuctionBoards {
  constructor(
    private readonly boards: ReadBoard,
    private readonly time: AuctionTime,
  ) {}

  async of(auctionId: number): Promise<BoardSnapshot | RefusalError> {
    const board = await this.boards.whole(auctionId);
    return board instanceof RefusalError ? board : { ...board, serverMs: this.time.clock.nowMs() };
  }
}
