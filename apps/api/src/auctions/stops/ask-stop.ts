// Use case: one of the staff asks that a published auction be stopped.
import { Injectable } from '@nestjs/common';
import type { AdminStopView, AskStopBody } from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { Audit } from '../../access/audit';
import { TellDecisions } from '../../live/control-room';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { CheckStop } from './check-stop';
import { stopView } from './read-stops';
import { StopsStore } from './stops.store';

@Injectable()
export class AskStop {
  constructor(
    private readonly transactions: Transactions,
    private readonly stops: StopsStore,
    private readonly check: CheckStop,
    private readonly audit: Audit,
    private readonly decisions: TellDecisions,
  ) {}

  /** Nothing happens to the auction before another person confirms it. */
  async execute(
    actor: Actor,
    auctionId: number,
    { kind, reason, untilMs: givenMs, lotId: givenLotId }: AskStopBody,
  ): Promise<AdminStopView | RefusalError> {
    const refusal = actor.lacks('auctions.stop');
    if (refusal !== undefined) return refusal;
    // What belongs to another kind is not looked at.
    const lotId = kind === 'withdrawLot' ? (givenLotId ?? 0) : null;
    const untilMs = kind === 'postpone' || kind === 'suspend' ? (givenMs ?? null) : null;
    const asked = await this.transactions.run(async (transaction) => {
      const auction = await this.stops.lockAuction(transaction, auctionId);
      if (auction === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
      const before = await this.stops.asked(transaction, auctionId);
      if (before !== null) return new RefusalError('STOP.ASKED', { staffName: before.askedBy.name });
      const refused = await this.check.refuse(transaction, auction, { kind, untilMs, lotId });
      if (refused !== undefined) return refused;
      const { staffId: id, name } = actor;
      const stop = { auctionId, kind, lotId, reason, untilMs, wasMs: auction.startsAtMs };
      const stopId = await this.stops.add(transaction, stop, { id, name });
      const added = await this.stops.byId(transaction, stopId);
      if (added === null) throw new Error(`stop ${stopId} was asked for and is not there`);
      await this.audit.write(transaction, actor, {
        ...{
          act: 'auction.stopAsked',
          subject: `auction:${auctionId}`,
          after: { stopId, kind, lotId, untilMs },
          reason,
        },
      });
      return stopView(added);
    });
    if (!(asked instanceof RefusalError)) this.decisions.changed(auctionId);
    return asked;
  }
}
