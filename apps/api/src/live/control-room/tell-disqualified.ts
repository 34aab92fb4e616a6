// Tells every lot of an auction that has not ended of a disqualified paddle, again and again until all have it in their journals.
import { Inject, Injectable } from '@nestjs/common';
import { ACTS_BEFORE_START_MS, AUCTION_LOTS_MAX, type LotActResult } from '@haopai/contracts';
import { FindAuctions, FindLots } from '../../auctions/public';
import { PeriodicTask } from '../../platform/scheduling';
import { Config } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { AuctionTime } from '../clock';
import { hasEnded } from './act-on-lots';
import { ControlStore, type Untold } from './control.store';
import { isUnanswered, TellLots } from './tell-lots';

const LOOK_EVERY_MS = 2_000;

@Injectable()
export class TellDisqualified extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly store: ControlStore,
    private readonly auctions: FindAuctions,
    private readonly lots: FindLots,
    private readonly time: AuctionTime,
    private readonly tellLots: TellLots,
  ) {
    super(config, log, {
      everyMs: LOOK_EVERY_MS,
      failure: 'lots could not be told of a disqualified paddle',
    });
  }

  /** What the lots answered; nothing before they are held, which is ten minutes before the start. */
  async execute({ auctionId, actId }: Untold): Promise<readonly LotActResult[]> {
    const auction = await this.auctions.byId(auctionId);
    const page = await this.lots.ofAuction(auctionId, 1, AUCTION_LOTS_MAX);
    if (auction instanceof RefusalError || page instanceof RefusalError) return [];
    if (auction.startsAtMs - this.time.clock.nowMs() > ACTS_BEFORE_START_MS) return [];
    const results = await this.tellLots.execute(
      actId,
      page.items.filter((lot) => !hasEnded(lot)),
    );
    // A lot that is taken on at this moment is not scheduled yet.
    const isToldToAll = !results.some((result) => isUnanswered(result) || result.code === 'LOT.NOT_OPEN');
    if (isToldToAll) await this.store.noteTold(actId);
    // What ended meanwhile is no concern of it any more.
    return results.filter(({ code }) => code !== 'LOT.ENDED');
  }

  protected async lookOnce(): Promise<void> {
    for (const untold of await this.store.untold(ACTS_BEFORE_START_MS)) {
      if (this.isStopped) return;
      await this.execute(untold);
    }
  }
}
