// Use case: a citizen follows their reservations.
import { Injectable } from '@nestjs/common';
import type { Page, ReservationView } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { OwnReservationsStore } from './own-reservations.store';

@Injectable()
export class FindReservations {
  constructor(private readonly store: OwnReservationsStore) {}

  /** The newest first. Pages count from 1. */
  async page(citizenId: number, page: number, size: number): Promise<Page<ReservationView>> {
    const [items, total] = await Promise.all([
      this.store.page(citizenId, size, (page - 1) * size),
      this.store.count(citizenId),
    ]);
    return { items, total, page, size };
  }

  /** Somebody else's is as if it were not there. */
  async own(
    citizenId: number,
    reservationId: number,
  ): Promise<ReservationView | RefusalError<'RESERVATION.NOT_FOUND'>> {
    const view = await this.store.byId(citizenId, reservationId);
    return view ?? new RefusalError('RESERVATION.NOT_FOUND', { reservationId });
  }
}
