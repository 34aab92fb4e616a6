// Approves a reservation: an order over its deposit, unless its plate went another way in the meantime.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import type { RefusalError } from '../../platform/errors';
import { Orders } from '../../commerce/orders';
import { FreePlates } from './free-plates';
import type { Reservation } from './reservation';
import { ReservationsStore } from './reservations.store';
import { TellReserver } from './tell-reserver';

export interface DepositTerms {
  /** It becomes the deposit of the citizen's entry. */
  readonly depositFen: number;
  /** Of the lot that the plate becomes. */
  readonly startPriceFen: number;
  /** How long the deposit may take. */
  readonly payWithinMs: number;
}

@Injectable()
export class AskForDeposit {
  constructor(
    private readonly store: ReservationsStore,
    private readonly free: FreePlates,
    private readonly orders: Orders,
    private readonly tell: TellReserver,
  ) {}

  async execute(
    transaction: Transaction,
    reservation: Reservation,
    { depositFen, startPriceFen, payWithinMs }: DepositTerms,
    decidedBy: string,
  ): Promise<undefined | RefusalError> {
    const { id, citizenId, plate, vin } = reservation;
    const gone = await this.free.refuseSold(transaction, plate.number);
    if (gone !== undefined) return gone;
    const order = await this.orders.create(transaction, {
      kind: 'reservationDeposit',
      ...{ subjectId: id, citizenId, amountFen: depositFen },
      dueAtMs: (await this.store.nowMs(transaction)) + payWithinMs,
      deposits: [{ entryId: null, vin, amountFen: depositFen }],
      about: { plate, auction: null, lotId: null, vins: [vin], depositAppliedFen: null },
    });
    await this.store.approve(transaction, id, decidedBy, { depositFen, startPriceFen, orderId: order.id });
    await this.tell.approved(transaction, reservation, order);
    return undefined;
  }
}
