// Ends orders that were not paid in time. Of two instances that look at once each takes others.
import { Inject, Injectable } from '@nestjs/common';
import { PeriodicTask } from '../../platform/scheduling';
import { Config } from '../../platform/config';
import { isDatabaseAway, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { Orders } from './orders';
import { OrdersStore } from './orders.store';

const LOOK_EVERY_MS = 1_000;
/** Ended in one look, each in a transaction of its own; the rest is left to the next. */
const ORDERS_A_LOOK_MAX = 200;
/** An order that could not be ended is left alone for so long, so that it keeps nobody else waiting. */
const LEAVE_ALONE_MS = 30_000;
const LEFT_ALONE_MAX = 1_000;

@Injectable()
export class ExpireOrders extends PeriodicTask {
  private readonly leftAloneUntil = new Map<number, number>();

  constructor(
    config: Config,
    private readonly transactions: Transactions,
    private readonly store: OrdersStore,
    private readonly orders: Orders,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
  ) {
    const failure = 'orders that are due could not be looked for';
    super(config, programLog, { everyMs: LOOK_EVERY_MS, failure });
  }

  protected async lookOnce(): Promise<void> {
    for (const [orderId, untilMs] of this.leftAloneUntil)
      if (untilMs <= performance.now()) this.leftAloneUntil.delete(orderId);
    for (let ended = 0; ended < ORDERS_A_LOOK_MAX; ended += 1)
      if (this.isStopped || !(await this.endNext())) return;
  }

  /** False when nothing is due that nobody else deals with. */
  private async endNext(): Promise<boolean> {
    let orderId: number | null = null;
    try {
      return await this.transactions.run(async (transaction) => {
        orderId = await this.store.lockDue(transaction, [...this.leftAloneUntil.keys()]);
        if (orderId === null) return false;
        const order = await this.orders.expire(transaction, orderId);
        if (order instanceof RefusalError || order.state !== 'expired')
          throw new Error('the head of the order says that it is due, its journal does not');
        return true;
      });
    } catch (error) {
      // A database that is away is not this order's fault.
      if (orderId === null || isDatabaseAway(error)) throw error;
      this.leaveAlone(orderId, error);
      return true;
    }
  }

  private leaveAlone(orderId: number, error: unknown): void {
    this.programLog.error({ err: error, orderId }, 'an order that is due could not be ended');
    if (this.leftAloneUntil.size >= LEFT_ALONE_MAX) this.leftAloneUntil.clear();
    this.leftAloneUntil.set(orderId, performance.now() + LEAVE_ALONE_MS);
  }
}
