// Writes down what the plates of an auction were sold for, once it has been settled (ADR 57). Several instances may do it at once: they write the same.
import { Inject, Injectable } from '@nestjs/common';
import { platePatterns, plateSerial } from '@haopai/rules';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { GatheringStore, type SettledAuction } from './gathering.store';

const LOOK_EVERY_MS = 10_000;
const ROWS_AT_ONCE = 500;

const months = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
});

@Injectable()
export class GatherSoldPlates extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly store: GatheringStore,
  ) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'sold plates could not be gathered' });
  }

  /** The first look after an upgrade finds every auction there ever was: some at a time, until none is left. */
  protected async lookOnce(): Promise<void> {
    for (let auctions = await this.store.ungathered(); auctions.length > 0;) {
      for (const auction of auctions) {
        if (this.isStopped) return;
        await this.gather(auction);
      }
      auctions = await this.store.ungathered();
    }
  }

  private async gather({ auctionId, endedAtMs }: SettledAuction): Promise<void> {
    const soldMonth = months.format(endedAtMs);
    const rows = (await this.store.soldIn(auctionId)).map(({ lotId, number, colour, priceFen }) => ({
      ...{ lotId, auctionId, serial: plateSerial({ number }), colour, patterns: platePatterns({ number }) },
      ...{ priceFen, soldAtMs: endedAtMs, soldMonth },
    }));
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
      await this.store.add(rows.slice(from, from + ROWS_AT_ONCE));
    await this.store.noteGathered(auctionId);
  }
}
