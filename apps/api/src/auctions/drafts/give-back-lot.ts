// Use case: staff give a plate that a paid reservation brought back to its reserver: it leaves the draft, and the deposit goes back.
import { Injectable } from '@nestjs/common';
import type { AdminAuctionView, GiveBackLotBody } from '@haopai/contracts';
import { Audit } from '../../access/audit';
import type { Actor } from '../../access/staff-authentication';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { PlacedReservations } from '../reservations';
import { LockDraft } from './lock-draft';
import { LotStores } from './lot-stores';

@Injectable()
export class GiveBackLot {
  constructor(
    private readonly transactions: Transactions,
    private readonly lockDraft: LockDraft,
    private readonly stores: LotStores,
    private readonly reservations: PlacedReservations,
    private readonly audit: Audit,
  ) {}

  async execute(
    actor: Actor,
    auctionId: number,
    lotId: number,
    { version, reason }: GiveBackLotBody,
  ): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('reservations.decide');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const auction = await this.lockDraft.execute(transaction, auctionId, version);
      if (auction instanceof RefusalError) return auction;
      const [lot] = await this.stores.lots.byIds(transaction, auctionId, [lotId]);
      if (lot === undefined) return new RefusalError('LOT.NOT_FOUND', { lotId });
      const { reservationId, plate } = lot;
      if (reservationId === null) return new RefusalError('LOT.NOT_RESERVED', { lotId });
      await this.reservations.giveBack(transaction, reservationId, { staffName: actor.name, reason });
      await this.stores.lots.remove(transaction, auctionId, [lotId]);
      await this.stores.drafts.noteChange(transaction, auctionId, actor.staffId);
      await this.audit.write(transaction, actor, {
        act: 'auction.lotGivenBack',
        subject: `auction:${auctionId}`,
        ...{ before: { lotId, plate: plate.number, reservationId }, reason },
      });
      return (await this.stores.drafts.byId(transaction, auctionId)) ?? auction;
    });
  }
}
