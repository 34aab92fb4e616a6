// Compares saved searches with the plates that are new, and tells each of all that was found in one notice (docs/adr/0061). It waits for everybody else.
import { setImmediate as letOthersGo, setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '../../communication/notifications';
import { Config } from '../../platform/config';
import { type Transaction, Transactions } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { compareSearch } from './compare-search';
import { PlateNewsStore } from './plate-news.store';
import { dataOfWish } from './saved-search';
import { type Found, SearchProgressStore, type UntoldSearch } from './search-progress.store';

const LOOK_EVERY_MS = 10_000;
const COMPARED_AT_ONCE = 100;
const TOLD_AT_ONCE = 50;
/** In one look; the rest is left to the next. */
const BATCHES_MAX = 2_000;
/** Between them, so that others have the database. */
const PAUSE_MS = 20;

@Injectable()
export class TellNewPlates extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly transactions: Transactions,
    private readonly news: PlateNewsStore,
    private readonly progress: SearchProgressStore,
    private readonly outbox: Outbox,
  ) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'saved searches could not be told of new plates' });
  }

  protected async lookOnce(): Promise<void> {
    await this.noteAuctions();
    const newestNo = await this.news.newestNo();
    await this.inBatches((transaction) => this.compareSome(transaction, newestNo));
    await this.inBatches((transaction) => this.tellSome(transaction, newestNo));
    await this.news.forgetOld();
  }

  private async noteAuctions(): Promise<void> {
    const auctions = await this.news.unnotedAuctions();
    if (auctions.length > 0)
      await this.transactions.run((transaction) => this.news.noteAuctions(transaction, auctions));
  }

  private async inBatches(batch: (transaction: Transaction) => Promise<boolean>): Promise<void> {
    for (let batches = 0; batches < BATCHES_MAX && !this.isStopped; batches += 1) {
      if (!(await this.transactions.run(batch))) return;
      await sleep(PAUSE_MS);
    }
  }

  /** What is found and how far the searches came are written together or not at all. False when none is behind. */
  private async compareSome(transaction: Transaction, newestNo: number): Promise<boolean> {
    const searches = await this.progress.lockBehind(transaction, newestNo, COMPARED_AT_ONCE);
    const [furthest] = searches;
    if (furthest === undefined) return false;
    const { plates, upToNo } = await this.news.part(furthest.seenNo, newestNo);
    const regions = await this.progress.regions(
      transaction,
      searches.map(({ citizenId }) => citizenId),
    );
    const found: Found[] = [];
    for (const search of searches) {
      const region = regions.get(search.citizenId);
      const one = region === undefined ? null : compareSearch(search, region, plates);
      if (one !== null) found.push(one);
      // One search is compared within a millisecond; whoever bids waits for no second one.
      await letOthersGo();
    }
    await this.progress.note(
      transaction,
      searches.map(({ id }) => id),
      upToNo,
      found,
    );
    return true;
  }

  /** The notice and that it was told are written together or not at all. False when nothing is to be told. */
  private async tellSome(transaction: Transaction, newestNo: number): Promise<boolean> {
    const searches = await this.progress.lockUntold(transaction, newestNo, TOLD_AT_ONCE);
    for (const search of searches) await this.outbox.notice(transaction, noticeOf(search));
    await this.progress.noteTold(
      transaction,
      searches.map(({ id }) => id),
    );
    return searches.length > 0;
  }
}

function noticeOf({ citizenId, scope, wish, count, plateNumber, auctionId }: UntoldSearch) {
  const data = { ...dataOfWish(wish), plates: count, plate: plateNumber };
  if (scope === 'listings' || auctionId === null) return { citizenId, kind: 'newListings' as const, data };
  return { citizenId, kind: 'newLots' as const, data: { ...data, auctionId } };
}
