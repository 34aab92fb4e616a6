// Tells who watches a plate at a fixed price that it can be bought again, or is sold, in batches beside everything else (docs/adr/0061).
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '../../communication/notifications';
import { Config } from '../../platform/config';
import { type Transaction, Transactions } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { type DueNews, DueNewsStore } from './due-news.store';

const LOOK_EVERY_MS = 3_000;
const WATCHERS_AT_ONCE = 100;
/** In one look; the rest is left to the next. */
const BATCHES_MAX = 500;
/** Between them, so that others have the database. */
const PAUSE_MS = 20;
const KINDS = { freed: 'listingFree', sold: 'listingSold' } as const;

@Injectable()
export class TellListingWatchers extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly transactions: Transactions,
    private readonly news: DueNewsStore,
    private readonly outbox: Outbox,
  ) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'watchers of plates could not be told' });
  }

  protected async lookOnce(): Promise<void> {
    for (let batches = 0; batches < BATCHES_MAX && !this.isStopped; batches += 1) {
      if (!(await this.transactions.run((transaction) => this.tellSome(transaction)))) return;
      await sleep(PAUSE_MS);
    }
  }

  /** Notices and how far they came are written together or not at all. False when nothing is due. */
  private async tellSome(transaction: Transaction): Promise<boolean> {
    const due = await this.news.lock(transaction);
    if (due === null) return false;
    const watchers = due.isTrue ? await this.news.watchers(transaction, due, WATCHERS_AT_ONCE) : [];
    for (const citizenId of watchers)
      if (citizenId !== due.causedBy) await this.outbox.notice(transaction, noticeOf(due, citizenId));
    if (due.what === 'sold') await this.news.takeOff(transaction, due, watchers);
    const last = watchers.at(-1);
    if (last !== undefined) await this.news.noteToldTo(transaction, due, last);
    if (watchers.length < WATCHERS_AT_ONCE) await this.news.finish(transaction, due);
    return true;
  }
}

function noticeOf({ what, listingId, plateNumber }: DueNews, citizenId: number) {
  return { citizenId, kind: KINDS[what], data: { listingId, plate: plateNumber } };
}
