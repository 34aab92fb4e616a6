// Use case: staff move lots of a draft, reserved ones among them, into another draft, or take those of a cancelled auction into one.
import { Injectable } from '@nestjs/common';
import {
  AUCTION_LOTS_MAX,
  type AdminAuctionView,
  type AdminLotView,
  type MoveLotsBody,
} from '@haopai/contracts';
import { Audit } from '../../access/audit';
import type { Actor } from '../../access/staff-authentication';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { PlacedReservations } from '../reservations';
import { LockDraft } from './lock-draft';
import { LotStores } from './lot-stores';

@Injectable()
export class MoveLots {
  constructor(
    private readonly transactions: Transactions,
    private readonly lockDraft: LockDraft,
    private readonly stores: LotStores,
    private readonly reservations: PlacedReservations,
    private readonly audit: Audit,
  ) {}

  /** The draft that has them now. */
  async execute(
    actor: Actor,
    fromId: number,
    { version, lotIds, toAuctionId: toId, toVersion }: MoveLotsBody,
  ): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const pair = await this.lock(transaction, { id: fromId, version }, { id: toId, version: toVersion });
      if (pair instanceof RefusalError) return pair;
      const { from, to } = pair;
      const lots = await this.stores.lots.byIds(transaction, fromId, lotIds);
      const [first] = lots;
      if (first === undefined) return new RefusalError('LOT.NOT_FOUND', { lotId: lotIds[0] ?? 0 });
      if (to.lotCount + lots.length > AUCTION_LOTS_MAX)
        return new RefusalError('AUCTION.TOO_MANY_LOTS', { max: AUCTION_LOTS_MAX });
      const claimed = await this.claimsOf(transaction, from, to, lots);
      if (claimed !== undefined) return claimed;
      if (from.state === 'draft') await this.move(transaction, actor, from, to, lots);
      else await this.stores.lots.add(transaction, toId, lots);
      await this.stores.drafts.noteChange(transaction, toId, actor.staffId);
      await this.audit.write(transaction, actor, {
        act: 'auction.lotsMoved',
        subject: `auction:${toId}`,
        after: { copyOf: fromId, plates: lots.map(({ plate }) => plate.number) },
      });
      return (await this.stores.drafts.byId(transaction, toId)) ?? to;
    });
  }

  /** The one of the smaller number first, as whoever moves the other way does. */
  private async lock(
    transaction: Transaction,
    fromWish: { readonly id: number; readonly version: number },
    toWish: { readonly id: number; readonly version: number },
  ): Promise<{ readonly from: AdminAuctionView; readonly to: AdminAuctionView } | RefusalError> {
    const source = (): Promise<AdminAuctionView | RefusalError> =>
      this.lockDraft.movable(transaction, fromWish.id, fromWish.version);
    const target = (): Promise<AdminAuctionView | RefusalError> =>
      this.lockDraft.execute(transaction, toWish.id, toWish.version);
    if (fromWish.id === toWish.id) return new RefusalError('LOTS.NOT_MOVABLE', { auctionId: fromWish.id });
    const isSourceFirst = fromWish.id < toWish.id;
    const one = await (isSourceFirst ? source() : target());
    if (one instanceof RefusalError) return one;
    const other = await (isSourceFirst ? target() : source());
    if (other instanceof RefusalError) return other;
    const [from, to] = isSourceFirst ? [one, other] : [other, one];
    const isOfOneKind = from.isDrill === to.isDrill;
    return isOfOneKind ? { from, to } : new RefusalError('LOTS.NOT_MOVABLE', { auctionId: from.id });
  }

  /** A plate that comes out of a draft has no other way but that draft; one of a cancelled auction may have gone any. */
  private async claimsOf(
    transaction: Transaction,
    from: AdminAuctionView,
    to: AdminAuctionView,
    lots: readonly AdminLotView[],
  ): Promise<RefusalError | undefined> {
    const numbers = new Set(lots.map(({ plate }) => plate.number));
    const there = await this.stores.lots.all(transaction, to.id);
    const twice = there.filter(({ plate }) => numbers.has(plate.number));
    const plates = twice.map(({ plate }) => ({ number: plate.number, claim: 'inAuction' as const }));
    const gone =
      from.state === 'draft' || to.isDrill
        ? []
        : await this.stores.claims.claimsOn(transaction, to.id, [...numbers]);
    const claimed = [...plates, ...gone];
    return claimed.length === 0 ? undefined : new RefusalError('AUCTION.PLATES_CLAIMED', { plates: claimed });
  }

  private async move(
    transaction: Transaction,
    actor: Actor,
    { id: fromId }: AdminAuctionView,
    { id: toId }: AdminAuctionView,
    lots: readonly AdminLotView[],
  ): Promise<void> {
    await this.stores.lots.move(
      transaction,
      lots.map(({ lotId }) => lotId),
      { fromId, toId },
    );
    for (const { reservationId } of lots)
      if (reservationId !== null) await this.reservations.move(transaction, reservationId, toId);
    await this.stores.drafts.noteChange(transaction, fromId, actor.staffId);
  }
}
