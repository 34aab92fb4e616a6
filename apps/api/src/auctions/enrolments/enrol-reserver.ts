// Enrols a citizen whose reservation was paid: with that car, in the auction of the plate, next to whatever shares they have or take there.
import { Injectable } from '@nestjs/common';
import type { Language } from '@haopai/rules';
import type { Transaction } from '../../platform/database';
import { DeclaredVehiclesStore, VinClaims } from '../../plates/registered-cars';
import { newAccessCode } from './access-code';
import { type Admitted, AdmissionsStore } from './admissions.store';
import { NewEnrolmentsStore } from './new-enrolments.store';

export interface PaidReservation {
  readonly auctionId: number;
  readonly citizenId: number;
  readonly vin: string;
  readonly reservationId: number;
  /** Of the deposit, which stands for the entry. */
  readonly orderId: number;
  readonly language: Language;
}

@Injectable()
export class EnrolReserver {
  constructor(
    private readonly store: NewEnrolmentsStore,
    private readonly admissions: AdmissionsStore,
    private readonly claims: VinClaims,
    private readonly vehicles: DeclaredVehiclesStore,
  ) {}

  /** Throws when the car is in the auction already: a reservation keeps it from that. */
  async execute(
    transaction: Transaction,
    { auctionId, citizenId, vin, reservationId, orderId, language }: PaidReservation,
  ): Promise<{ readonly entryId: number; readonly bidder: Admitted }> {
    const { enrolmentId } = await this.store.takePlace(transaction, auctionId, citizenId, language);
    const entryId = await this.store.addReserved(transaction, { enrolmentId, auctionId, vin, orderId });
    const car = { kind: 'entry', id: entryId, vin, citizenId } as const;
    const reservation = { kind: 'reservation', id: reservationId } as const;
    await this.claims.pass(transaction, reservation, car);
    await this.vehicles.copy(transaction, reservation, car);
    const atMs = await this.store.nowMs(transaction);
    const accessCode = newAccessCode();
    const bidder = await this.admissions.admit(transaction, enrolmentId, orderId, { accessCode, atMs });
    return { entryId, bidder };
  }

  /** The plate has gone into another draft: so does the entry, with its deposit. The citizen has another paddle there. */
  async move(
    transaction: Transaction,
    entryId: number,
    { auctionId, citizenId, orderId, language }: Omit<PaidReservation, 'vin' | 'reservationId'>,
  ): Promise<Admitted> {
    const { enrolmentId } = await this.store.takePlace(transaction, auctionId, citizenId, language);
    await this.store.moveReserved(transaction, entryId, { enrolmentId, auctionId });
    const atMs = await this.store.nowMs(transaction);
    return this.admissions.admit(transaction, enrolmentId, orderId, { accessCode: newAccessCode(), atMs });
  }

  /** The plate was given back: its deposit is the caller's business. */
  async leave(transaction: Transaction, entryId: number): Promise<void> {
    await this.store.moveReserved(transaction, entryId, null);
    await this.claims.free(transaction, 'entry', [entryId]);
  }
}
