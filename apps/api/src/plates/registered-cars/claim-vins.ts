// Makes good what holds cars, or has ended, without a word of claims: each minute while a release beside this one may know none, and for good once
// an hour, so that a claim that nobody freed never keeps a car for long.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Metrics } from '../../platform/metrics';
import { PeriodicTask } from '../../platform/scheduling';
import { ALL_KINDS, claimHeldCars, LIVE_KINDS } from './fill-vin-claims';

const LOOK_EVERY_MS = 60_000;
/** An upgrade is over by then; a way back begins with starts of programs, too. */
export const LOOKS_OF_AN_UPGRADE = 6 * 60;
/** All plates are gone through once in so many looks; after an upgrade nothing is looked for in between. */
export const LOOKS_A_ROUND = 60;

@Injectable()
export class ClaimVins extends PeriodicTask {
  private looks = 0;
  private freed = 0;

  constructor(
    private readonly settings: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    @Inject(MYSQL_POOL) private readonly pool: MysqlPool,
    metrics: Metrics,
  ) {
    const failure = 'claims of cars are not as what holds the cars';
    super(settings, programLog, { everyMs: LOOK_EVERY_MS, failure });
    // Engines look after nothing and would tell nought.
    if (settings.role !== 'engine') metrics.show('vinClaimsFreed', () => this.freed);
  }

  protected async lookOnce(): Promise<void> {
    this.looks += 1;
    const isRound = this.looks % LOOKS_A_ROUND === 1;
    if (!isRound && this.looks > LOOKS_OF_AN_UPGRADE) return;
    const { hashKey } = this.settings.personalData;
    const kinds = isRound ? ALL_KINDS : LIVE_KINDS;
    const { freed } = await claimHeldCars(this.pool, hashKey, kinds, () => this.isStopped);
    this.freed += freed;
    if (freed > 0) this.programLog.warn({ freed }, 'cars were held by what has ended, and are free');
  }
}
