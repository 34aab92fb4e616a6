// Erases claims that were answered or closed long enough ago, with everything that was written and shown in them.
import { Inject, Injectable } from '@nestjs/common';
import { LOG_DAYS_MIN } from '@haopai/contracts';
import { Settings } from '../../access/settings';
import { Config } from '../../platform/config';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { DAY_MS } from './claim';
import { ClaimsStore } from './claims.store';

const LOOK_EVERY_MS = 10 * 60_000;
/** Each may hold a dozen pictures. */
const CLAIMS_AT_ONCE = 10;

@Injectable()
export class EraseOldClaims extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly claims: ClaimsStore,
    private readonly settings: Settings,
  ) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'old claims stay' });
  }

  protected async lookOnce(): Promise<void> {
    const keptMs = Math.max(LOG_DAYS_MIN, this.settings.value('claims.keptDays')) * DAY_MS;
    while (!this.isStopped && (await this.claims.erase(keptMs, CLAIMS_AT_ONCE)) === CLAIMS_AT_ONCE);
  }
}
