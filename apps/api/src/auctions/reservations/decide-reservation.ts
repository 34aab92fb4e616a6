// Use case: the staff approve a reservation, and its deposit is asked for; or reject it with a reason, and its plate is free.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/staff-authentication';
import { Audit } from '../../access/audit';
import { type Transaction, Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { VinClaims } from '../../plates/registered-cars';
import { AskForDeposit, type DepositTerms } from './ask-for-deposit';
import type { Reservation } from './reservation';
import { ReservationsStore } from './reservations.store';
import { TellReserver } from './tell-reserver';

export type Decision =
  | ({ readonly kind: 'approve' } & DepositTerms)
  | { readonly kind: 'reject'; /** As the citizen reads it. */ readonly reason: string };

@Injectable()
export class DecideReservation {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: ReservationsStore,
    private readonly askForDeposit: AskForDeposit,
    private readonly tell: TellReserver,
    private readonly audit: Audit,
    private readonly claims: VinClaims,
  ) {}

  /** Once: a decision is not taken back. */
  async execute(actor: Actor, reservationId: number, decision: Decision): Promise<undefined | RefusalError> {
    const refusal = actor.lacks('reservations.decide');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const reservation = await this.store.lock(transaction, reservationId);
      if (reservation === null) return new RefusalError('RESERVATION.NOT_FOUND', { reservationId });
      const { state } = reservation;
      if (state !== 'pending') return new RefusalError('RESERVATION.DECIDED', { state });
      return decision.kind === 'approve'
        ? this.approve(transaction, actor, reservation, decision)
        : this.reject(transaction, actor, reservation, decision.reason);
    });
  }

  private async approve(
    transaction: Transaction,
    actor: Actor,
    reservation: Reservation,
    { depositFen, startPriceFen, payWithinMs }: DepositTerms,
  ): Promise<undefined | RefusalError> {
    const terms = { depositFen, startPriceFen, payWithinMs };
    const gone = await this.askForDeposit.execute(transaction, reservation, terms, actor.name);
    if (gone !== undefined) return gone;
    await this.audit.write(transaction, actor, {
      act: 'reservation.approved',
      subject: `reservation:${reservation.id}`,
      before: { state: 'pending' },
      after: { state: 'approved', ...terms },
    });
    return undefined;
  }

  private async reject(
    transaction: Transaction,
    actor: Actor,
    reservation: Reservation,
    reason: string,
  ): Promise<undefined> {
    await this.store.reject(transaction, reservation.id, actor.name, reason);
    await this.claims.free(transaction, 'reservation', [reservation.id]);
    await this.tell.rejected(transaction, reservation, reason);
    await this.audit.write(transaction, actor, {
      act: 'reservation.rejected',
      subject: `reservation:${reservation.id}`,
      before: { state: 'pending' },
      after: { state: 'rejected' },
      reason,
    });
    return undefined;
  }
}
