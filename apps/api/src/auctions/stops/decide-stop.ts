// Use cases: a second person confirms what a colleague has asked for, and it happens; or somebody declines it, and nothing does.
import { Injectable } from '@nestjs/common';
import type { AdminStopView } from '@haopai/contracts';
import { type Actor, StaffPairs } from '../../access/staff-authentication';
import { Audit } from '../../access/audit';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { CarryOutStop } from './carry-out-stop';
import { stopView } from './read-stops';
import type { Stop, StoppableAuction } from './stop';
import { StopTasks } from './stop-tasks';
import { StopsStore } from './stops.store';

@Injectable()
export class DecideStop {
  constructor(
    private readonly transactions: Transactions,
    private readonly stops: StopsStore,
    private readonly carryOut: CarryOutStop,
    private readonly audit: Audit,
    private readonly tasks: StopTasks,
    private readonly pairs: StaffPairs,
  ) {}

  /** It stands, is announced and on record with this transaction; lots, deposits and whoever is to be told follow by themselves. */
  async confirm(actor: Actor, stopId: number): Promise<AdminStopView | RefusalError> {
    const forbidden = actor.lacks('auctions.publish');
    if (forbidden !== undefined) return forbidden;
    const done = await this.transactions.run(async (transaction) => {
      await this.stops.waitToPublish(transaction);
      const found = await this.lock(transaction, stopId);
      if (found instanceof RefusalError) return found;
      const { stop, auction } = found;
      const isTheirs = stop.askedBy.id === actor.staffId;
      const refusal = isTheirs
        ? new RefusalError('STOP.SAME_PERSON', {})
        : ((await this.pairs.refusePair(transaction, actor, [stop.askedBy.id])) ??
          actor.refuseUntilShown() ??
          (await this.carryOut.refuse(transaction, auction, stop)));
      if (refusal !== undefined) return refusal;
      const actId = await this.carryOut.execute(transaction, auction, stop, actor);
      if (actId instanceof RefusalError) return actId;
      await this.stops.decide(transaction, stopId, 'done', { id: actor.staffId, name: actor.name }, actId);
      const slug = await this.carryOut.announce(transaction, auction, stop);
      const { kind, reason, lotId, untilMs, askedBy } = stop;
      await this.audit.write(transaction, actor, {
        act: 'auction.stopConfirmed',
        subject: `auction:${auction.id}`,
        ...{
          after: { stopId, kind, lotId, untilMs, askedBy, ...(slug === null ? {} : { announcement: slug }) },
          reason,
        },
      });
      return this.read(transaction, stopId);
    });
    if (!(done instanceof RefusalError)) this.tasks.begin();
    return done;
  }

  /** By whoever asked, too: then it is taken back. */
  async decline(actor: Actor, stopId: number): Promise<AdminStopView | RefusalError> {
    const forbidden = actor.lacks('auctions.stop');
    if (forbidden !== undefined) return forbidden;
    return this.transactions.run(async (transaction) => {
      const found = await this.lock(transaction, stopId);
      if (found instanceof RefusalError) return found;
      const { auctionId, kind, askedBy } = found.stop;
      await this.stops.decide(transaction, stopId, 'declined', { id: actor.staffId, name: actor.name });
      await this.audit.write(transaction, actor, {
        act: 'auction.stopDeclined',
        ...{ subject: `auction:${auctionId}`, after: { stopId, kind, askedBy } },
      });
      return this.read(transaction, stopId);
    });
  }

  /** The auction first, as whoever asks does. */
  private async lock(
    transaction: Transaction,
    stopId: number,
  ): Promise<{ readonly stop: Stop; readonly auction: StoppableAuction } | RefusalError> {
    const seen = await this.stops.byId(null, stopId);
    const auction = seen === null ? null : await this.stops.lockAuction(transaction, seen.auctionId);
    const stop = await this.stops.byId(transaction, stopId);
    if (auction === null || stop === null) return new RefusalError('STOP.NOT_FOUND', { stopId });
    if (stop.state !== 'asked') return new RefusalError('STOP.DECIDED', { state: stop.state });
    return { stop, auction };
  }

  private async read(transaction: Transaction, stopId: number): Promise<AdminStopView> {
    const stop = await this.stops.byId(transaction, stopId);
    if (stop === null) throw new Error(`stop ${stopId} was decided and is not there`);
    return stopView(stop);
  }
}
