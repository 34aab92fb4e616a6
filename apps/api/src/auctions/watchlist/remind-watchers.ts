// Reminds everybody who watches a lot once for each auction, a quarter of an hour before it starts unless the settings say otherwise.
import { Inject, Injectable } from '@nestjs/common';
import { PeriodicTask } from '../../platform/scheduling';
import { Config } from '../../platform/config';
import { Transactions } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Settings } from '../../access/settings';
import { type StartingSoon, TellWatchers } from './tell-watchers';
import { WatchRemindersStore } from './watch-reminders.store';

const LOOK_EVERY_MS = 10_000;
/** In one look; the rest is left to the next. They are found together: each search groups all who watch. */
const WATCHERS_MAX = 2_000;

@Injectable()
export class RemindWatchers extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly transactions: Transactions,
    private readonly reminders: WatchRemindersStore,
    private readonly tell: TellWatchers,
    private readonly settings: Settings,
  ) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'watchers could not be reminded' });
  }

  protected async lookOnce(): Promise<void> {
    const beforeMs = this.settings.ms('reminders.watcherMinutes');
    for (const auction of await this.reminders.auctionsWithin(beforeMs)) {
      for (const watcher of await this.reminders.untold(auction, beforeMs, WATCHERS_MAX)) {
        if (this.isStopped) return;
        await this.remind(watcher);
      }
    }
  }

  private async remind(watcher: StartingSoon): Promise<void> {
    await this.transactions.run(async (transaction) => {
      if (await this.reminders.claim(transaction, watcher)) await this.tell.startsSoon(transaction, watcher);
    });
  }
}
