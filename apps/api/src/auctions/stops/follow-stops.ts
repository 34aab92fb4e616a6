// What follows when an auction was stopped: everybody concerned is told, and what waits to be paid ends with one that is cancelled, or has its whole
// time again where the old start had cut it short.
import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '../../access/settings';
import { type Order, Orders } from '../../commerce/orders';
import { Config } from '../../platform/config';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { PeriodicTask } from '../../platform/scheduling';
import { StopWorkStore } from './stop-work.store';
import { TellStopped } from './tell-stopped';

const LOOK_EVERY_MS = 2_000;
const PEOPLE_AT_ONCE = 50;
/** In one look; the rest is left to the next. */
const BATCHES_MAX = 200;

@Injectable()
export class FollowStops extends PeriodicTask {
  constructor(
    config: Config,
    @Inject(PROGRAM_LOG) private readonly programLog: ProgramLog,
    private readonly transactions: Transactions,
    private readonly work: StopWorkStore,
    private readonly tell: TellStopped,
    private readonly orders: Orders,
    private readonly settings: Settings,
  ) {
    super(config, programLog, { everyMs: LOOK_EVERY_MS, failure: 'a stop could not be followed up' });
  }

  /** People first: whose order ends here has been told why. */
  protected async lookOnce(): Promise<void> {
    for (let batches = 0; batches < BATCHES_MAX && !this.isStopped; batches += 1)
      if (!(await this.tellNext())) break;
    for (const orderId of await this.work.ordersOfCancelled())
      if (!this.isStopped) await this.changeOrder(orderId, (tx) => this.orders.cancel(tx, orderId));
    const heldMs = this.settings.ms('enrolments.heldMinutes');
    for (const { id, ...wanted } of await this.work.ordersOfPostponed(heldMs))
      if (!this.isStopped) await this.changeOrder(id, (tx) => this.orders.extend(tx, id, wanted));
  }

  /** False when nobody is left to tell whom no other instance tells. */
  private tellNext(): Promise<boolean> {
    return this.transactions.run(async (transaction) => {
      const stop = await this.work.takeUntold(transaction);
      if (stop === null) return false;
      const people = await this.work.concerned(transaction, stop, PEOPLE_AT_ONCE);
      for (const person of people) await this.tell.execute(transaction, stop, person);
      const isLast = people.length < PEOPLE_AT_ONCE;
      await this.work.noteTold(transaction, stop.id, isLast ? null : (people.at(-1)?.citizenId ?? null));
      return true;
    });
  }

  /** Paid or ended a moment ago it is refused, which is right. */
  private async changeOrder(
    orderId: number,
    change: (transaction: Transaction) => Promise<Order | RefusalError>,
  ): Promise<void> {
    try {
      await this.transactions.run(change);
    } catch (error) {
      this.programLog.error({ err: error, orderId }, 'an order of a stopped auction could not be changed');
    }
  }
}
