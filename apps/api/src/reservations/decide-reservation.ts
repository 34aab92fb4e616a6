// Use case: the administrator approves a reservation, and its deposit is asked for; or rejects it with a reason, and its plate is free.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database';
import { Transactions } from '../database';
import { RefusalError } from '../errors';
import { Orders } from '../orders';
import { FreePlates } from './free-plates';
import type { Reservation } from './reservation';
import { ReservationsStore } from './reservations.store';
import { TellReserver } from './tell-reserver';

export type Decision =
  | {
      readonly kind: 'approve';
      /** It becomes the deposit of the citizen's entry. */
      readonly depositFen: number;
      /** Of the lot that the plate becomes. */
      readonly startPriceFen: number;
      /** How long the deposit may take. */
      readonly payWithinMs: number;
    }
  | { readonly kind: 'reject'; /** As the citizen reads it. */ readonly reason: string };

@Injectable()
export class DecideReservation {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: ReservationsStore,
    private readonly free: FreePlates,
    private readonly orders: Orders,
    private readonly tell: TellReserver,
  ) {}

  /** Once: a decision is not taken back. `decidedBy` is kept with it. */
  execute(reservationId: number, decision: Decision, decidedBy: string): Promise<undefined | RefusalError> {
    return this.transactions.run(async (transaction) => {
      const reservation = await this.store.lock(transaction, reservationId);
      if (reservation === null) return new RefusalError('RESERVATION.NOT_FOUND', { reservationId });
      const { state } = reservation;
      if (state !== 'pending') return new RefusalError('RESERVATION.DECIDED', { state });
      if (decision.kind === 'approve') return this.approve(transaction, reservation, decision, decidedBy);
      await this.store.reject(transaction, reservationId, decidedBy, decision.reason);
      await this.tell.rejected(transaction, reservation, decision.reason);
      return undefined;
    });
  }

  private async approve(
    transaction: Transaction,
    reservation: Reservation,
    { depositFen, startPriceFen, payWithinMs }: Extract<Decision, { kind: 'approve' }>,
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
