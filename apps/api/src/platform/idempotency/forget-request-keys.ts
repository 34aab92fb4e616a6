// Forgets request keys that nobody sends again: a page that did not hear the answer asks within minutes.
import { Inject, Injectable } from '@nestjs/common';
import { PeriodicTask } from '../scheduling';
import { Config } from '../config';
import { PROGRAM_LOG, type ProgramLog } from '../logging';
import { RequestKeysStore } from './request-keys.store';

const LOOK_EVERY_MS = 10 * 60_000;
const KEPT_MS = 7 * 24 * 60 * 60_000;
const ROWS_AT_ONCE = 1_000;

@Injectable()
export class ForgetRequestKeys extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly keys: RequestKeysStore,
  ) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'old request keys stay' });
  }

  protected async lookOnce(): Promise<void> {
    while (!this.isStopped && (await this.keys.forgetOlder(KEPT_MS, ROWS_AT_ONCE)) === ROWS_AT_ONCE);
  }
}
