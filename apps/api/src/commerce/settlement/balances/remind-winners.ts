// Reminds every winner once, a day before the balance is due; again when they were given more time.
import { Inject, Injectable } from '@nestjs/common';
import { PeriodicTask } from '../../../platform/scheduling';
import { Config } from '../../../platform/config';
import { Transactions } from '../../../platform/database';
import { PROGRAM_LOG, type ProgramLog } from '../../../platform/logging';
import { Orders } from '../../orders';
import { TellWinner } from '../tell-winner';
import { WonLotsStore } from '../won-lots.store';

const LOOK_EVERY_MS = 30_000;
export const REMIND_BEFORE_MS = 24 * 60 * 60_000;
/** In one look; the rest is left to the next. */
const BALANCES_A_LOOK_MAX = 200;

@Injectable()
export class RemindWinners extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    private readonly transactions: Transactions,
    private readonly orders: Orders,
    private readonly won: WonLotsStore,
    private readonly tell: TellWinner,
  ) {
    super(config, programLog, { everyMs: LOOK_EVERY_MS, failure: 'winners could not be reminded' });
  }

  protected async lookOnce(): Promise<void> {
    for (const orderId of await this.won.dueWithin(REMIND_BEFORE_MS, BALANCES_A_LOOK_MAX)) {
      if (this.isStopped) return;
      // One who cannot be reminded keeps nobody else from it.
      await this.remind(orderId).catch((error: unknown) =>
        this.programLog.warn({ err: error, orderId }, 'a winner could not be reminded'),
      );
    }
  }

  /** Of two instances the second waits for the order, and finds it noted. */
  private remind(orderId: number): Promise<void> {
    return this.transactions.run(async (transaction) => {
      const order = await this.orders.lock(transaction, orderId);
      if (order.state !== 'created') return;
      const won = await this.won.byBalance(transaction, orderId);
      if (await this.won.noteReminder(transaction, won.lotId, order.dueAtMs))
        await this.tell.soon(transaction, won, order);
    });
  }
}
