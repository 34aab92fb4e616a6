// A ban that counts no more keeps nothing by which a new account of the same person would be known.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { BansStore } from './bans.store';

const LOOK_EVERY_MS = 10 * 60_000;
const ROWS_AT_ONCE = 500;

@Injectable()
export class ForgetEndedBans extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly bans: BansStore,
  ) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'what ended bans know stays' });
  }

  protected async lookOnce(): Promise<void> {
    while (!this.isStopped && (await this.bans.forgetDocuments(ROWS_AT_ONCE)) === ROWS_AT_ONCE);
  }
}
