// What a stop does to its auction in the transaction that confirms it. Lots that engines hold are told afterwards, by an act (docs/adr/0069).
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/staff-authentication';
import { DecidedActs } from '../../live/control-room';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { BiddingTimesStore } from '../public';
import { AnnounceStop } from './announce-stop';
import { CheckStop } from './check-stop';
import type { Stop, StoppableAuction } from './stop';
import { isUnheld } from './stop-rules';
import { StopsStore } from './stops.store';

@Injectable()
export class CarryOutStop {
  constructor(
    private readonly stops: StopsStore,
    private readonly acts: DecidedActs,
    private readonly times: BiddingTimesStore,
    private readonly check: CheckStop,
    private readonly announcement: AnnounceStop,
  ) {}

  refuse(transaction: Transaction, auction: StoppableAuction, stop: Stop): Promise<RefusalError | undefined> {
    return this.check.refuse(transaction, auction, stop);
  }

  /** The address of what everybody reads; null for a drill, which is not announced. */
  async announce(transaction: Transaction, auction: StoppableAuction, stop: Stop): Promise<string | null> {
    return auction.isDrill ? null : this.announcement.execute(transaction, auction, stop);
  }

  /** The id of the act that is to be brought to the lots; null when no engine holds any. A refusal must take the transaction back. */
  async execute(
    transaction: Transaction,
    auction: StoppableAuction,
    stop: Stop,
    actor: Actor,
  ): Promise<string | null | RefusalError> {
    await this.stops.countUp(transaction, auction.id);
    if (stop.kind !== 'withdrawLot') await this.stops.stand(transaction, auction.id, stop.id);
    switch (stop.kind) {
      case 'cancel':
        return this.cancel(transaction, auction, stop, actor);
      case 'postpone':
        return this.postpone(transaction, auction, stop);
      case 'suspend':
        return this.suspend(transaction, auction, stop, actor);
      case 'withdrawLot':
        return this.withdrawLot(transaction, auction, stop, actor);
    }
  }

  private async cancel(
    transaction: Transaction,
    auction: StoppableAuction,
    stop: Stop,
    actor: Actor,
  ): Promise<string | null> {
    await this.stops.noteCancelled(transaction, auction.id);
    if (!isUnheld(auction)) return this.withdraw(transaction, auction, stop, actor);
    await this.stops.withdrawUnheld(transaction, auction.id, stop);
    await this.stops.end(transaction, auction.id);
    return null;
  }

  /** Nobody holds it yet, and whoever reads sees at once that it is withdrawn; its journal says so once engines take the auction's lots on. */
  private async withdrawLot(
    transaction: Transaction,
    auction: StoppableAuction,
    stop: Stop,
    actor: Actor,
  ): Promise<string> {
    if (isUnheld(auction)) await this.stops.withdrawUnheld(transaction, auction.id, stop);
    return this.withdraw(transaction, auction, stop, actor);
  }

  private async withdraw(
    transaction: Transaction,
    { id: auctionId }: StoppableAuction,
    { lotId, reason }: Stop,
    actor: Actor,
  ): Promise<string> {
    const actId = randomUUID();
    await this.acts.write(transaction, actor, { actId, auctionId, kind: 'withdraw', lotId, reason });
    return actId;
  }

  /** Lots that are paused already stay as they are; one that waits opens by itself no more. */
  private async suspend(
    transaction: Transaction,
    { id: auctionId }: StoppableAuction,
    { reason }: Stop,
    actor: Actor,
  ): Promise<string> {
    const actId = randomUUID();
    await this.acts.write(transaction, actor, {
      ...{ actId, auctionId, kind: 'pause', lotId: null, reason, freezesWaiting: true },
    });
    return actId;
  }

  /** No engine has read its terms. A drill and a sale stay apart, as at the publication. */
  private async postpone(
    transaction: Transaction,
    { id, startsAtMs, isDrill }: StoppableAuction,
    { untilMs }: Stop,
  ): Promise<null | RefusalError> {
    await this.stops.move(transaction, id, { wasMs: startsAtMs, untilMs: untilMs ?? startsAtMs });
    const near = await this.times.nearest(transaction, id);
    if (near === null) return null;
    return new RefusalError(isDrill ? 'AUCTION.NEAR_SALE' : 'AUCTION.NEAR_DRILL', near);
  }
}
