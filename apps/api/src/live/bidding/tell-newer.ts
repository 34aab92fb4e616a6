// Tells watchers here of figures that were read where they are written down, when nobody has told of them yet.
import { Injectable } from '@nestjs/common';
import type { BoardFigures } from '@haopai/contracts';
import { NewestFigures } from '../figures';
import { TickRelay } from '../sockets';

@Injectable()
export class TellNewer {
  constructor(
    private readonly newest: NewestFigures,
    private readonly relay: TickRelay,
  ) {}

  /** Its lines are missing, and whoever watches the lot asks for them. */
  tell(auctionId: number, lot: BoardFigures): void {
    if (lot.version <= (this.newest.of(lot.lotId)?.version ?? 0)) return;
    const { lotId, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason } = lot;
    const figures = { lotId, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason };
    this.newest.note(figures);
    this.relay.tellHere(auctionId, { ...figures, bids: [], notes: [], moreBids: true });
  }
}
