// What somebody sees who begins to watch an auction: all its lots, as new as the ticks so far. Put into words once for all, and not told again to whoever has it.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { BoardUnchanged, LotView } from '@haopai/contracts';
import { ReadBoard, type WholeBoard } from '../../auctions/public';
import { RefusalError } from '../../platform/errors';
import { AuctionTime } from '../clock';
import { MadeAnswer } from '../sockets';

@Injectable()
export class AuctionBoards {
  /** Each instance counts versions for itself. */
  private readonly self = randomUUID();
  private readonly boardTexts = new WeakMap<WholeBoard, string>();
  private readonly lotTexts = new WeakMap<LotView, string>();

  constructor(
    private readonly boards: ReadBoard,
    private readonly time: AuctionTime,
  ) {}

  async of(auctionId: number, known?: string): Promise<MadeAnswer | BoardUnchanged | RefusalError> {
    const board = await this.boards.whole(auctionId);
    if (board instanceof RefusalError) return board;
    const boardVersion = `${this.self}.${board.version}`;
    const serverMs = this.time.clock.nowMs();
    if (known === boardVersion) return { isUnchanged: true, boardVersion, serverMs };
    const head = JSON.stringify({ ok: true, serverMs, boardVersion }).slice(0, -1);
    return new MadeAnswer(`${head},${this.textOf(board)}}`);
  }

  /** Its fields, without braces. */
  private textOf(board: WholeBoard): string {
    const known = this.boardTexts.get(board);
    if (known !== undefined) return known;
    const lots = board.lots.map((lot) => this.textOfLot(lot)).join(',');
    const text = `"auction":${JSON.stringify(board.auction)},"lots":[${lots}]`;
    this.boardTexts.set(board, text);
    return text;
  }

  private textOfLot(lot: LotView): string {
    const text = this.lotTexts.get(lot) ?? JSON.stringify(lot);
    this.lotTexts.set(lot, text);
    return text;
  }
}
