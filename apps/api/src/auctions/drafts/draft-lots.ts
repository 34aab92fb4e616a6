// Use cases: staff add lots to a draft by hand and from the stock, change them, and take them out.
import { Injectable } from '@nestjs/common';
import type {
  AddLotsBody,
  AddStockLotsBody,
  AddToyLotsBody,
  AdminAuctionView,
  AdminLotView,
  ChangeLotBody,
  LotDraft,
  RemoveLotsBody,
} from '@haopai/contracts';
import { drillPlateNumbers } from '@haopai/rules';
import type { Actor } from '../../access/staff-authentication';
import { Audit } from '../../access/audit';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { DraftLotsStore } from './draft-lots.store';
import { LockDraft } from './lock-draft';
import { LookUpPlates } from './look-up-plates';
import { LotStores } from './lot-stores';
import type { LotLine } from './read-lots';
import { WriteLots } from './write-lots';

@Injectable()
export class DraftLots {
  constructor(
    private readonly transactions: Transactions,
    private readonly lockDraft: LockDraft,
    private readonly lookUp: LookUpPlates,
    private readonly stores: LotStores,
    private readonly audit: Audit,
  ) {}

  async change(
    actor: Actor,
    auctionId: number,
    lotId: number,
    { version, ...draft }: ChangeLotBody,
  ): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const auction = await this.lockDraft.execute(transaction, auctionId, version);
      if (auction instanceof RefusalError) return auction;
      const [lot] = await this.stores.lots.byIds(transaction, auctionId, [lotId]);
      if (lot === undefined) return new RefusalError('LOT.NOT_FOUND', { lotId });
      const isReserved = lot.reservationId !== null;
      const { lots, faults } = await this.lookUp.read(transaction, auction, [lineOf(draft, 0)], lotId);
      const [read] = lots;
      if (read === undefined) return new RefusalError('LOTS.FAULTY', { faults, faultCount: faults.length });
      // What somebody has reserved stays that plate; what it starts at is the office's.
      if (isReserved && read.plate.number !== lot.plate.number)
        return new RefusalError('LOT.RESERVED', { lotId });
      await this.stores.lots.change(transaction, lotId, read);
      const stocked = await this.stores.takeIntoStock(transaction, auction, [read]);
      await this.stores.drafts.noteChange(transaction, auctionId, actor.staffId);
      const entryNo = await this.audit.write(transaction, actor, {
        act: 'auction.lotChanged',
        subject: `auction:${auctionId}`,
        before: shown(lot),
        after: { lotId, plate: read.plate, startPriceFen: read.startPriceFen },
      });
      await this.stores.stock.note(transaction, entryNo, stocked);
      return (await this.stores.drafts.byId(transaction, auctionId)) ?? auction;
    });
  }

  /** Those that are not there any more are passed over. */
  async remove(
    actor: Actor,
    auctionId: number,
    { version, lotIds }: RemoveLotsBody,
  ): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const auction = await this.lockDraft.execute(transaction, auctionId, version);
      if (auction instanceof RefusalError) return auction;
      const lots = await this.stores.lots.byIds(transaction, auctionId, lotIds);
      const reserved = lots.find(({ reservationId }) => reservationId !== null);
      if (reserved !== undefined) return new RefusalError('LOT.RESERVED', { lotId: reserved.lotId });
      const [first] = lots;
      if (first === undefined) return new RefusalError('LOT.NOT_FOUND', { lotId: lotIds[0] ?? 0 });
      const ids = lots.map(({ lotId }) => lotId);
      await this.stores.lots.remove(transaction, auctionId, ids);
      await this.stores.drafts.noteChange(transaction, auctionId, actor.staffId);
      await this.audit.write(transaction, actor, {
        act: 'auction.lotsRemoved',
        subject: `auction:${auctionId}`,
        before: lots.map(shown),
      });
      return (await this.stores.drafts.byId(transaction, auctionId)) ?? auction;
    });
  }
}

@Injectable()
export class AddLots {
  constructor(
    private readonly writeLots: WriteLots,
    private readonly lots: DraftLotsStore,
  ) {}

  async byHand(
    actor: Actor,
    auctionId: number,
    { version, lots }: AddLotsBody,
  ): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    return this.writeLots.execute(actor, { auctionId, version }, lots.map(lineOf), 'hand');
  }

  /** All else of them is as the stock says. */
  async fromStock(
    actor: Actor,
    auctionId: number,
    { version, plateNumbers, startPriceFen }: AddStockLotsBody,
  ): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    const lines = plateNumbers.map((plateNumber, index) => lineOf({ plateNumber, startPriceFen }, index));
    return this.writeLots.execute(actor, { auctionId, version }, lines, 'stock');
  }

  /** Toy plates that the drill does not have yet; a draft that is no drill takes none. */
  async toys(
    actor: Actor,
    auctionId: number,
    { version, count, startPriceFen }: AddToyLotsBody,
  ): Promise<AdminAuctionView | RefusalError> {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    const present = (await this.lots.all(null, auctionId)).map(({ plate }) => plate.number);
    const numbers = drillPlateNumbers(count, new Set(present));
    const lines = numbers.map((plateNumber, index) => lineOf({ plateNumber, startPriceFen }, index));
    return this.writeLots.execute(actor, { auctionId, version }, lines, 'toys');
  }
}

/** Lines written by hand count from 1. */
function lineOf(draft: LotDraft, index: number): LotLine {
  const { plateNumber, colour = '', isPersonalised, region = '', startPriceFen } = draft;
  return {
    line: index + 1,
    plate: plateNumber,
    personalised: isPersonalised === undefined ? '' : String(isPersonalised),
    ...{ colour, region, startPrice: startPriceFen },
  };
}

function shown({ lotId, lotNo, plate, startPriceFen }: AdminLotView): object {
  return { lotId, lotNo, plate, startPriceFen };
}
