// Use cases: staff set many lots of a draft at once: in which order they stand, what they start at, and when they open.
import { Injectable } from '@nestjs/common';
import {
  type AdminAuctionView,
  type AdminLotView,
  LOT_OPENS_AFTER_MS_MAX,
  type OpenLotsBody,
  type OrderLotsBody,
  type PriceLotsBody,
  type RemoveLotsBody,
} from '@haopai/contracts';
import { Audit } from '../../access/audit';
import type { Actor } from '../../access/staff-authentication';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { LockDraft } from './lock-draft';
import { LotOrderStore } from './lot-order.store';
import { LotStores } from './lot-stores';

/** What is written of an act: its name, and what was and is there of the lots. */
interface Arranged {
  readonly act: string;
  readonly shown: (lot: AdminLotView) => object;
}

@Injectable()
export class ArrangeLots {
  constructor(
    private readonly transactions: Transactions,
    private readonly lockDraft: LockDraft,
    private readonly stores: LotStores,
    private readonly order: LotOrderStore,
    private readonly audit: Audit,
  ) {}

  /** Those that are not there any more are passed over. */
  place(actor: Actor, auctionId: number, body: OrderLotsBody): Promise<AdminAuctionView | RefusalError> {
    const shown = ({ plate, lotNo }: AdminLotView): object => ({ plate: plate.number, lotNo });
    return this.run(actor, auctionId, body, { act: 'auction.lotsOrdered', shown }, async (transaction) => {
      const all = (await this.stores.lots.all(transaction, auctionId)).map(({ lotId }) => lotId);
      const present = new Set(all);
      const moved = body.lotIds.filter((lotId) => present.delete(lotId));
      const others = all.filter((lotId) => present.has(lotId));
      await this.order.number(transaction, auctionId, others.toSpliced(body.toLotNo - 1, 0, ...moved));
      await this.stores.lots.setOpenings(transaction, auctionId);
    });
  }

  price(actor: Actor, auctionId: number, body: PriceLotsBody): Promise<AdminAuctionView | RefusalError> {
    const shown = ({ plate, startPriceFen }: AdminLotView): object => ({
      plate: plate.number,
      startPriceFen,
    });
    return this.run(actor, auctionId, body, { act: 'auction.lotsPriced', shown }, (transaction, lotIds) =>
      this.order.price(transaction, lotIds, body.startPriceFen),
    );
  }

  /** Kept as a distance from the start: when that moves, they move with it. */
  open(actor: Actor, auctionId: number, body: OpenLotsBody): Promise<AdminAuctionView | RefusalError> {
    const { opensAtMs, staggerMs } = body;
    const shown = ({ plate, opensAtMs: atMs }: AdminLotView): object => ({
      plate: plate.number,
      opensAtMs: atMs,
    });
    const arranged = { act: 'auction.lotsOpened', shown };
    return this.run(actor, auctionId, body, arranged, async (transaction, lotIds, { startsAtMs }) => {
      const opensAfterMs = opensAtMs === null ? null : opensAtMs - startsAtMs;
      const lastMs = (opensAfterMs ?? 0) + (lotIds.length - 1) * staggerMs;
      if (opensAfterMs !== null && (opensAfterMs < 0 || lastMs > LOT_OPENS_AFTER_MS_MAX))
        return new RefusalError('LOTS.OPENING_REFUSED', {
          earliestAtMs: startsAtMs,
          latestAtMs: startsAtMs + LOT_OPENS_AFTER_MS_MAX - (lotIds.length - 1) * staggerMs,
        });
      await this.order.open(transaction, lotIds, { opensAfterMs, staggerMs });
      await this.stores.lots.setOpenings(transaction, auctionId);
      return undefined;
    });
  }

  /** `set` is given those lots that are there, in the order in which they were named; a refusal of its own ends it. */
  private async run(
    actor: Actor,
    auctionId: number,
    { version, lotIds }: RemoveLotsBody,
    { act, shown }: Arranged,
    set: (transaction: Transaction, lotIds: readonly number[], auction: AdminAuctionView) => Promise<unknown>,
  ): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const auction = await this.lockDraft.execute(transaction, auctionId, version);
      if (auction instanceof RefusalError) return auction;
      const before = await this.stores.lots.byIds(transaction, auctionId, lotIds);
      if (before.length === 0) return new RefusalError('LOT.NOT_FOUND', { lotId: lotIds[0] ?? 0 });
      const known = new Set(before.map(({ lotId }) => lotId));
      const named = lotIds.filter((lotId) => known.delete(lotId));
      const refused = await set(transaction, named, auction);
      if (refused instanceof RefusalError) return refused;
      await this.stores.drafts.noteChange(transaction, auctionId, actor.staffId);
      const after = await this.stores.lots.byIds(transaction, auctionId, named);
      await this.audit.write(transaction, actor, {
        act,
        subject: `auction:${auctionId}`,
        before: { lots: before.map(shown) },
        after: { lots: after.map(shown) },
      });
      return (await this.stores.drafts.byId(transaction, auctionId)) ?? auction;
    });
  }
}
