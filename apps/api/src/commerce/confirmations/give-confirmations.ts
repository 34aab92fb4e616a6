// Gives each sale and each paid plate its paper's number, moments after it was settled or paid: beside the money, so that no paper holds it up, and
// also to what was sold before there were papers.
import { Inject, Injectable } from '@nestjs/common';
import { CONFIRMATION_KINDS } from '@haopai/contracts';
import { Config } from '../../platform/config';
import { Transactions } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { ConfirmationNumbersStore } from './confirmation-numbers.store';

const LOOK_EVERY_MS = 2_000;
/** In one transaction: others who give numbers wait for it. */
const AT_ONCE_MAX = 100;
/** In one look, of each kind; the rest is left to the next. */
const A_LOOK_MAX = 1_000;

@Injectable()
export class GiveConfirmations extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly transactions: Transactions,
    private readonly numbers: ConfirmationNumbersStore,
  ) {
    super(config, log, { everyMs: LOOK_EVERY_MS, failure: 'papers could not be given their numbers' });
  }

  protected async lookOnce(): Promise<void> {
    for (const kind of CONFIRMATION_KINDS) {
      for (let given = 0; given < A_LOOK_MAX && !this.isStopped; given += AT_ONCE_MAX) {
        if (!(await this.numbers.hasUnconfirmed(kind))) break;
        await this.transactions.run((transaction) => this.numbers.give(transaction, kind, AT_ONCE_MAX));
      }
    }
  }
}
