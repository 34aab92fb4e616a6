// What follows when the balance of a lot is paid, or is not: the deposit counts towards the price, or is forfeited and the lot defaulted; and
// when the price is paid back with the plate: the win is undone.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Bans } from '../../auctions/bans';
import { CarPlates } from '../../plates/registered-cars';
import type { Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { Deposits, type Order, type OrderFollower, OrderFollowers, type SoldPlate } from '../orders';
import { TellWinner } from './tell-winner';
import { WonLotsStore } from './won-lots.store';

@Injectable()
export class FollowBalances implements OrderFollower, OnModuleInit {
  readonly kind = 'balance';
  readonly plate: SoldPlate = {
    standing: (transaction, order) => this.won.paidBy(transaction, order.id),
    takeBack: (transaction, order, wish) => this.takeBack(transaction, order, wish),
  };

  constructor(
    private readonly followers: OrderFollowers,
    private readonly won: WonLotsStore,
    private readonly deposits: Deposits,
    private readonly cars: CarPlates,
    private readonly tell: TellWinner,
    private readonly bans: Bans,
  ) {}

  onModuleInit(): void {
    this.followers.register(this);
  }

  async paid(transaction: Transaction, order: Order): Promise<void> {
    const won = await this.won.byBalance(transaction, order.id);
    const { lotId, entryId, plateNumber, vin, citizenId } = won;
    for (const { id } of await this.deposits.heldFor(entryId, transaction)) {
      const applied = await this.deposits.apply(transaction, id, order.id);
      if (applied instanceof RefusalError) throw applied;
    }
    await this.won.close(transaction, lotId, 'paid');
    const plate = { source: 'lot', sourceId: lotId, plateNumber, vin, citizenId } as const;
    await this.cars.notePaid(transaction, plate, null);
    await this.tell.paid(transaction, won, order);
  }

  async ended(transaction: Transaction, order: Order): Promise<void> {
    const won = await this.won.byBalance(transaction, order.id);
    const { lotId, entryId } = won;
    let forfeitedFen = 0;
    for (const { id } of await this.deposits.heldFor(entryId, transaction)) {
      const forfeited = await this.deposits.forfeit(transaction, id);
      if (forfeited instanceof RefusalError) throw forfeited;
      forfeitedFen += forfeited.amountFen;
    }
    await this.won.close(transaction, lotId, 'defaulted');
    await this.cars.release(transaction, 'lot', lotId);
    await this.tell.defaulted(transaction, won, forfeitedFen);
    await this.bans.place(transaction, won);
  }

  private async takeBack(
    transaction: Transaction,
    { id, orderNo }: Order,
    { withDeposit }: { readonly withDeposit: boolean },
  ): Promise<RefusalError | undefined> {
    const { lotId, entryId } = await this.won.byBalance(transaction, id);
    if (!(await this.won.giveBack(transaction, lotId)))
      return new RefusalError('ORDER.PLATE_NOT_THEIRS', { orderNo });
    const collected = await this.cars.takeBack(transaction, 'lot', lotId);
    if (collected !== undefined) return collected;
    if (!withDeposit) return undefined;
    for (const deposit of await this.deposits.appliedFor(entryId, transaction)) {
      const refused = await this.deposits.undo(transaction, deposit.id, 'staff');
      if (refused !== undefined) return refused;
    }
    return undefined;
  }
}
