// Settles an auction once more for whom was admitted after it was settled. This release admits nobody then; one before, beside it, does.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { LatecomersStore } from './latecomers.store';

/** Money of somebody who waits for nothing else; what rings, rings after five minutes. */
const LOOK_EVERY_MS = 30_000;

@Injectable()
export class SettleLatecomers extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    private readonly latecomers: LatecomersStore,
  ) {
    const failure = 'deposits that came after their auction was settled could not be looked for';
    super(config, programLog, { everyMs: LOOK_EVERY_MS, failure });
  }

  protected async lookOnce(): Promise<void> {
    const auctionIds = await this.latecomers.auctions();
    if (auctionIds.length === 0) return;
    this.programLog.warn({ auctionIds }, 'deposits came after their auctions were settled: they go back');
    await this.latecomers.settleAgain(auctionIds);
  }
}
