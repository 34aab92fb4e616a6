// Looks through each auction once, soon after its end, for signs of collusion: in a thread of low priority, one instance an auction.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PersonalData } from '../../platform/personal-data';
import { PeriodicTask } from '../../platform/scheduling';
import { WorkerThread } from '../../platform/worker-threads';
import type { FoundPatterns } from './find-patterns';
import { PatternsStore } from './patterns.store';
import { reckon } from './reckon';
import { markAddresses } from './shared-marks';

/** A thread runs what is bundled; a program that is run from its sources, as specs are, does it by itself. */
const IS_BUNDLED = import.meta.url.endsWith('.js');
const LOOK_EVERY_MS = 10_000;
const LEASE_MS = 20 * 60_000;
const RECKONING_MAX_MS = 15 * 60_000;
const HEAP_MAX_MB = 512;

@Injectable()
export class ReckonPatterns extends PeriodicTask {
  private readonly thread: WorkerThread<number, FoundPatterns> | null;

  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    @Inject(MYSQL_POOL) private readonly pool: MysqlPool,
    private readonly store: PatternsStore,
    private readonly personalData: PersonalData,
  ) {
    super(config, programLog, {
      everyMs: LOOK_EVERY_MS,
      failure: 'signs of collusion could not be looked for',
    });
    this.thread = IS_BUNDLED
      ? new WorkerThread<number, FoundPatterns>({
          name: 'signs of collusion could not be reckoned',
          file: new URL('./pattern-worker.js', import.meta.url),
          workerData: { mysql: config.mysql },
          waitingMax: 1,
          workMaxMs: RECKONING_MAX_MS,
          heapMaxMb: HEAP_MAX_MB,
        })
      : null;
  }

  override async onModuleDestroy(): Promise<void> {
    await this.thread?.stop();
    await super.onModuleDestroy();
  }

  protected async lookOnce(): Promise<void> {
    while (!this.isStopped) {
      const auctionId = await this.store.claim(LEASE_MS);
      if (auctionId === null) return;
      // One that cannot be reckoned keeps no other waiting: it comes again when its lease is over.
      await this.reckonOne(auctionId).catch((error: unknown) =>
        this.programLog.warn({ err: error, auctionId }, 'signs of collusion could not be reckoned'),
      );
    }
  }

  private async reckonOne(auctionId: number): Promise<void> {
    const found = await (this.thread === null ? reckon(this.pool, auctionId) : this.thread.run(auctionId));
    if (found instanceof RefusalError) throw found;
    const patterns = markAddresses(found.patterns, (address) => this.personalData.hash('address', address));
    await this.store.write({ ...found, patterns });
  }
}
