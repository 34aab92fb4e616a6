// Use case: somebody of the staff keeps the control room of an auction open, and is told what happens in it.
import { Injectable } from '@nestjs/common';
import { AUCTION_LOTS_MAX, type ControlEvents, type LotView } from '@haopai/contracts';
import type { Actor } from '../../../access/staff-authentication';
import { FindLots } from '../../../auctions/public';
import { RefusalError } from '../../../platform/errors';
import { ControlStreams, STREAMS_A_MEMBER_MAX } from './control-streams';
import type { EventStream } from './event-stream';

export interface Visitor {
  readonly line: EventStream<ControlEvents>;
  /** Who they are by now; null for whoever is out. */
  readonly renew: () => Promise<Actor | null>;
}

const BACK_SOON_MS = 2_000;

@Injectable()
export class WatchControlRoom {
  constructor(
    private readonly lots: FindLots,
    private readonly streams: ControlStreams,
  ) {}

  /** Undefined once they watch: all that follows comes over their line. */
  async execute(
    actor: Actor,
    auctionId: number,
    { line, renew }: Visitor,
  ): Promise<RefusalError | undefined> {
    const refusal = actor.lacks('control.watch');
    if (refusal !== undefined) return refusal;
    if (this.streams.isStopped) return new RefusalError('SERVER.UNAVAILABLE', { retryAfterMs: BACK_SOON_MS });
    if (!this.streams.hasPlace(actor.staffId))
      return new RefusalError('CONTROL.TOO_MANY_OPEN', { max: STREAMS_A_MEMBER_MAX });

    // Before the look-up: what changes during it is told by ticks, and older figures give way to newer.
    const stream = this.streams.add(actor.staffId, auctionId);
    try {
      const lots = await this.lotsOf(auctionId);
      if (lots instanceof RefusalError) {
        this.streams.remove(stream);
        return lots;
      }
      for (const lot of lots) stream.news.noteLot(lot);
    } catch (error) {
      this.streams.remove(stream);
      throw error;
    }
    this.streams.begin(stream, {
      line,
      isIn: async () => {
        const now = await renew();
        return now !== null && now.lacks('control.watch') === undefined;
      },
      lots: async () => {
        const lots = await this.lotsOf(auctionId);
        return lots instanceof RefusalError ? [] : lots;
      },
    });
    return undefined;
  }

  private async lotsOf(auctionId: number): Promise<readonly LotView[] | RefusalError> {
    const page = await this.lots.ofAuction(auctionId, 1, AUCTION_LOTS_MAX);
    return page instanceof RefusalError ? page : page.items;
  }
}
