// Who does what follows from an order that is paid, or that ended without money: the area that sells what it is about.
import { Injectable } from '@nestjs/common';
import type { OrderKind } from '@haopai/contracts';
import type { Transaction } from '../../platform/database';
import type { RefusalError } from '../../platform/errors';
import type { Order } from './order';

/**
 * Called in the transaction that closes or pays the order, which holds the order's lock: what belongs to the order is locked
 * after it. A failure takes everything back, and it is tried again.
 */
export interface OrderFollower {
  readonly kind: OrderKind;
  paid(transaction: Transaction, order: Order): Promise<void>;
  /** It expired or was cancelled. */
  ended(transaction: Transaction, order: Order): Promise<void>;
  /** Where a paid order has given its citizen a plate. */
  readonly plate?: SoldPlate;
}

/** The plate of a paid order, which a refund may bring back to the office. */
export interface SoldPlate {
  /** Null when it is not, or not any more, the citizen's. */
  standing(transaction: Transaction | null, order: Order): Promise<PlateStanding | null>;
  /**
   * The office has it again, and the car is without it; a win is undone, and its deposit goes back when that is asked for. Refused when it is
   * not the citizen's any more.
   */
  takeBack(
    transaction: Transaction,
    order: Order,
    wish: { readonly withDeposit: boolean },
  ): Promise<RefusalError | undefined>;
}

export interface PlateStanding {
  /** Of the price, paid by the deposit: 0 where there was none. */
  readonly depositFen: number;
}

@Injectable()
export class OrderFollowers {
  private readonly byKind = new Map<OrderKind, OrderFollower>();

  /** One for each kind: a later one takes the place of an earlier one. */
  register(follower: OrderFollower): void {
    this.byKind.set(follower.kind, follower);
  }

  /** Throws where nobody follows: money must not be taken for nothing. */
  of(kind: OrderKind): OrderFollower {
    const follower = this.byKind.get(kind);
    if (follower === undefined) throw new Error(`Nobody follows orders of kind ${kind}`);
    return follower;
  }
}
