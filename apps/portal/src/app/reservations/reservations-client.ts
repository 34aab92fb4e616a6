// Reservations over REST: whether a plate can be reserved, reserving it, one's own.
import { inject, Injectable } from '@angular/core';
import type { Page, PlateCheckView, ReservationTerms, ReservationView, ReserveBody } from '@haopai/contracts';
import { ApiClient, type Outcome, type ReadRequest } from '@haopai/web-data';

@Injectable({ providedIn: 'root' })
export class ReservationsClient {
  private readonly api = inject(ApiClient);

  /** `tail`: what stands after the city's prefix. */
  findPlate(tail: string): Promise<Outcome<PlateCheckView>> {
    return this.api.get(`/reservations/plates/${encodeURIComponent(tail)}`);
  }

  /** What it usually costs and how long it takes. */
  terms(): ReadRequest<ReservationTerms> {
    return { path: '/reservations/terms' };
  }

  reserve(body: ReserveBody, key: string): Promise<Outcome<ReservationView>> {
    return this.api.postOnce('/reservations', body, key);
  }

  /** The newest first. Pages count from 1. */
  page(page: number, size: number): ReadRequest<Page<ReservationView>> {
    return { path: '/me/reservations', params: { page, size } };
  }
}
