// Compares the books with the provider's once a day, and whenever somebody asks for it: one instance at a time has each.
import { Inject, Injectable } from '@nestjs/common';
import { PeriodicTask } from '../../../platform/scheduling';
import { Config } from '../../../platform/config';
import { Transactions } from '../../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { PaymentsStore } from '../payments.store';
import { beijingDay, DAY_MS, startOfDay } from './beijing-days';
import { CompareWithProvider } from './compare-with-provider';
import { type ClaimedRun, ReconciliationsStore } from './reconciliations.store';

const LOOK_EVERY_MS = 30_000;
/** By then what was paid at midnight is booked. */
const AFTER_MIDNIGHT_MS = 2 * 60 * 60_000;
/** Days that were missed because nothing ran: those beyond are wanted by the next look. */
const DAYS_A_LOOK_MAX = 100;
const LEASE_MS = 10 * 60_000;
const AGAIN_AFTER_MS = 10 * 60_000;
const AGAIN_LATE_MS = 6 * 60 * 60_000;
/** Then it is tried only now and then. */
const SOON_TRIES_MAX = 6;
const RUNS_A_LOOK_MAX = 10;

@Injectable()
export class ReconcileDaily extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    private readonly transactions: Transactions,
    private readonly payments: PaymentsStore,
    private readonly runs: ReconciliationsStore,
    private readonly compare: CompareWithProvider,
  ) {
    super(config, programLog, { everyMs: LOOK_EVERY_MS, failure: 'the books could not be compared' });
  }

  protected async lookOnce(): Promise<void> {
    await this.wantMissing(await this.payments.nowMs());
    for (let runs = 0; runs < RUNS_A_LOOK_MAX && !this.isStopped; runs += 1) {
      const run = await this.transactions.run((transaction) => this.runs.claim(transaction, LEASE_MS));
      if (run === null) return;
      await this.work(run);
    }
  }

  /** Each day since the last that is wanted, however long nothing ran: a gap would close by itself, and nobody would compare it. */
  private async wantMissing(nowMs: number): Promise<void> {
    const wantedFromMs = await this.runs.dailyFromMs();
    if (wantedFromMs === null) return;
    const untilMs = startOfDay(nowMs - AFTER_MIDNIGHT_MS);
    let fromMs = startOfDay(wantedFromMs);
    for (let days = 0; days < DAYS_A_LOOK_MAX && fromMs < untilMs; days += 1, fromMs += DAY_MS)
      await this.runs.wantDaily(beijingDay(fromMs), { fromMs, toMs: fromMs + DAY_MS });
  }

  private async work(run: ClaimedRun): Promise<void> {
    try {
      const keepGoing = async (): Promise<boolean> => !this.isStopped && this.runs.renew(run, LEASE_MS);
      const found = await this.compare.execute(run, keepGoing);
      // Stopped: it is anybody's again at once. Lost: it is somebody else's.
      if (found === null) return await this.runs.fail(run, 0);
      await this.transactions.run((transaction) => this.runs.finish(transaction, run, found));
      const { differences } = found;
      if (differences.length > 0)
        this.programLog.error(
          { reconciliationId: run.id, differences: differences.length },
          'books and provider differ: somebody has to look',
        );
    } catch (error) {
      this.programLog.warn({ err: error, reconciliationId: run.id }, 'the books could not be compared');
      await this.runs.fail(run, run.attempts < SOON_TRIES_MAX ? AGAIN_AFTER_MS : AGAIN_LATE_MS);
    }
  }
}
