// Reminds every bidder once, an hour before their auction starts unless the settings say otherwise.
import { Inject, Injectable } from '@nestjs/common';
import { PeriodicTask } from '../../platform/scheduling';
import { Config } from '../../platform/config';
import { Transactions } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Settings } from '../../access/settings';
import { RemindersStore } from './reminders.store';
import { TellBidder } from './tell-bidder';

const LOOK_EVERY_MS = 10_000;
const BIDDERS_AT_ONCE = 50;
/** In one look; the rest is left to the next. */
const BATCHES_MAX = 40;

@Injectable()
export class RemindBidders extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly transactions: Transactions,
    private readonly reminders: RemindersStore,
    private readonly tell: TellBidder,
    private readonly settings: Settings,
  ) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'bidders could not be reminded' });
  }

  protected async lookOnce(): Promise<void> {
    const beforeMs = this.settings.ms('reminders.bidderMinutes');
    for (const auction of await this.reminders.auctionsWithin(beforeMs)) {
      for (let batches = 0; batches < BATCHES_MAX && !this.isStopped; batches += 1) {
        const reminded = await this.transactions.run(async (transaction) => {
          const bidders = await this.reminders.take(transaction, auction, beforeMs, BIDDERS_AT_ONCE);
          for (const bidder of bidders) await this.tell.startsSoon(transaction, bidder);
          return bidders.length;
        });
        if (reminded < BIDDERS_AT_ONCE) break;
      }
    }
  }
}
