// Erases passkeys of citizens whose account is closed or gone: closing takes them along, and a release from before there were any does not.
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { PasskeysStore } from './passkeys.store';

/** All passkeys are looked through. */
const LOOK_EVERY_MS = 6 * 60 * 60_000;
/** Rows of one statement, and how many statements one look makes: what is left over is the next look's. */
export const PASSKEYS_AT_ONCE = 200;
const BATCHES_MAX = 200;
/** Between them, so that others have the database. */
const PAUSE_MS = 20;

@Injectable()
export class SweepPasskeys extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly store: PasskeysStore,
  ) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'passkeys of closed accounts stay' });
  }

  protected async lookOnce(): Promise<void> {
    for (let batch = 0; batch < BATCHES_MAX && !this.isStopped; batch += 1) {
      if ((await this.store.eraseOfClosed(PASSKEYS_AT_ONCE)) < PASSKEYS_AT_ONCE) return;
      await sleep(PAUSE_MS);
    }
  }
}
