// Asks for a red letter where money went back after its invoice was issued, so that in the end invoices say what was kept.
import { Inject, Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { Transactions } from '../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { newOrderNumber, Orders } from '../orders';
import { RED_LETTERS_EVERY_MS, RED_LETTERS_MAX } from './invoice-limits';
import { InvoicesStore } from './invoices.store';
import { RedLettersStore } from './red-letters.store';

@Injectable()
export class WantRedLetters extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) log: ProgramLog,
    private readonly transactions: Transactions,
    private readonly orders: Orders,
    private readonly invoices: InvoicesStore,
    private readonly redLetters: RedLettersStore,
  ) {
    super(config, log, { everyMs: RED_LETTERS_EVERY_MS, failure: 'red letters could not be looked for' });
  }

  protected async lookOnce(): Promise<void> {
    for (const orderId of await this.redLetters.orders(RED_LETTERS_MAX)) {
      if (this.isStopped) return;
      await this.want(orderId);
    }
  }

  /** Two instances look at once: with the order's lock the second finds nothing left. */
  private async want(orderId: number): Promise<void> {
    await this.transactions.run(async (transaction) => {
      await this.orders.lock(transaction, orderId);
      const overstated = await this.redLetters.of(transaction, orderId);
      if (overstated === null) return;
      const { redLetters, tooMuchFen: amountFen, titleKind, title, taxNumber } = overstated;
      const requestNo = newOrderNumber(Date.now());
      await this.invoices.add(transaction, {
        ...{ orderId, kind: 'redLetter', nth: redLetters + 1, requestNo, amountFen },
        ...{ titleKind, title, taxNumber },
      });
    });
  }
}
