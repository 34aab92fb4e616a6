// While releases change, one beside this writes what holds cars, and ends it, without a word of claims: this makes both good.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { ALL_KINDS, claimHeldCars, LIVE_KINDS } from './fill-vin-claims';

const LOOK_EVERY_MS = 60_000;
/** An upgrade is over by then, and with it what the look is for; a way back begins with starts of programs, too. */
const LOOKS_MAX = 6 * 60;
/** All plates are gone through once in so many looks. */
const LOOKS_A_ROUND = 60;

@Injectable()
export class ClaimVins extends PeriodicTask {
  private looks = 0;

  constructor(
    private readonly settings: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    @Inject(MYSQL_POOL) private readonly pool: MysqlPool,
  ) {
    super(settings, log, { everyMs: LOOK_EVERY_MS, failure: 'cars that are held have no claims yet' });
  }

  protected async lookOnce(): Promise<void> {
    this.looks += 1;
    if (this.looks > LOOKS_MAX) return;
    const kinds = this.looks % LOOKS_A_ROUND === 1 ? ALL_KINDS : LIVE_KINDS;
    await claimHeldCars(this.pool, this.settings.personalData.hashKey, kinds, () => this.isStopped);
  }
}
