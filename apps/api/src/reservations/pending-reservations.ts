// Use case: what waits for the administrator's decision, the oldest first.
import { Injectable } from '@nestjs/common';
import type { PendingReservation } from './pending-reservation';
import { PendingReservationsStore } from './pending-reservations.store';

const SHOWN_MAX = 200;

@Injectable()
export class PendingReservations {
  constructor(private readonly store: PendingReservationsStore) {}

  list(): Promise<readonly PendingReservation[]> {
    return this.store.oldest(SHOWN_MAX);
  }
}
