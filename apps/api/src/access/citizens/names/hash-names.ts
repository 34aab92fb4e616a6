// Gives a hash to the names of citizens who have none: those from before there were any, and those whom a program of the release before
// or a tool has added. A few at a time, on whichever instance comes first.
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { PeriodicTask } from '../../../platform/scheduling';
import { NameHashes } from './name-hashes';
import { NO_NAME, UnhashedNamesStore } from './unhashed-names.store';

const LOOK_EVERY_MS = 60_000;
/** Rows of one statement, and how many statements one look makes: what is left over is the next look's. */
export const NAMES_AT_ONCE = 200;
const BATCHES_MAX = 200;
/** Between them, so that others have the database. */
const PAUSE_MS = 20;
/** Closed accounts are looked for through a whole index. */
const CLOSED_EVERY_MS = 6 * 60 * 60_000;

@Injectable()
export class HashNames extends PeriodicTask {
  private closedAtMs: number | null = null;

  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly store: UnhashedNamesStore,
    private readonly hashes: NameHashes,
  ) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'names are not found yet' });
  }

  protected async lookOnce(): Promise<void> {
    await this.inBatches(() => this.hashNext());
    const nowMs = performance.now();
    if (this.closedAtMs !== null && nowMs - this.closedAtMs < CLOSED_EVERY_MS) return;
    await this.inBatches(() => this.store.emptyClosed(NAMES_AT_ONCE));
    this.closedAtMs = nowMs;
  }

  /** Until one is not full. */
  private async inBatches(batch: () => Promise<number>): Promise<void> {
    for (let no = 0; no < BATCHES_MAX && !this.isStopped; no += 1) {
      if ((await batch()) < NAMES_AT_ONCE) return;
      await sleep(PAUSE_MS);
    }
  }

  private async hashNext(): Promise<number> {
    const names = await this.store.next(NAMES_AT_ONCE);
    if (names.length === 0) return 0;
    await this.store.keep(
      names.map((one) => ({ ...one, nameHash: this.hashes.of(one.displayName) ?? NO_NAME })),
    );
    return names.length;
  }
}
