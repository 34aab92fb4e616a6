// Use cases: a second person confirms what a colleague has asked for, and it happens; or somebody declines it, and nothing does.
import { Injectable } from '@nestjs/common';
import type { AdminStopView } from '@haopai/contracts';
import { type Actor, StaffPairs } from '../../access/staff-authentication';
import { Audit } from '../../access/audit';
import { TellDecisions } from '../../live/control-room';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { CarryOutStop } from './carry-out-stop';
import { stopView } from './read-stops';
import type { Stop, StoppableAuction } from './stop';
import { StopTasks } from './stop-tasks';
import { StopsStore } from './stops.store';

/** Whoever confirms needs this; whoever asks or declines needs `auctions.stop`. */
const CONFIRMS = 'auctions.publish';

@Injectable()
export class DecideStop {
  constructor(
    private readonly transactions: Transactions,
    private readonly stops: StopsStore,
    private readonly carryOut: CarryOutStop,
    private readonly audit: Audit,
    private readonly tasks: StopTasks,
    private readonly pairs: StaffPairs,
    private readonly decisions: TellDecisions,
  ) {}

  /** It stands, is announced and on record with this transaction; lots, deposits and whoever is to be told follow by themselves. */
  async confirm(actor: Actor, stopId: number): Promise<AdminStopView | RefusalError> {
    const forbidden = actor.lacks(CONFIRMS);
    if (forbidden !== undefined) return forbidden;
    const done = await this.transactions.run(async (transaction) => {
      await this.stops.waitToPublish(transaction);
      const found = await this.lock(transaction, stopId);
      if (found instanceof RefusalError) return found;
      const { stop, auction } = found;
      const refusal =
        (await refuseToConfirmStop(this.pairs, transaction, actor, stop)) ??
        actor.refuseUntilShown() ??
        (await this.carryOut.refuse(transaction, auction, stop));
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
    if (!(done instanceof RefusalError)) {
      this.tasks.begin();
      this.decisions.changed(done.auctionId);
    }
    return done;
  }

  /** By whoever asked, too: then it is taken back. */
  async decline(actor: Actor, stopId: number): Promise<AdminStopView | RefusalError> {
    const forbidden = actor.lacks('auctions.stop');
    if (forbidden !== undefined) return forbidden;
    const declined = await this.transactions.run(async (transaction) => {
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
    if (!(declined instanceof RefusalError)) this.decisions.changed(declined.auctionId);
    return declined;
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

/** Why somebody cannot be the second person of a stop; undefined for whoever can. */
export async function refuseToConfirmStop(
  pairs: StaffPairs,
  transaction: Transaction | null,
  actor: Actor,
  { askedBy }: Pick<Stop, 'askedBy'>,
): Promise<RefusalError | undefined> {
  const forbidden = actor.lacks(CONFIRMS);
  if (forbidden !== undefined) return forbidden;
  return askedBy.id === actor.staffId
    ? new RefusalError('STOP.SAME_PERSON', {})
    : pairs.refusePair(transaction, actor, [askedBy.id]);
}
