// The server's side of reservations in the back office.
import { inject, Injectable } from '@angular/core';
import type {
  ApprovalTerms,
  ApproveReservationBody,
  Page,
  ReservationCase,
  ReservationSearch,
} from '@haopai/contracts';
import type { Outcome } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

@Injectable({ providedIn: 'root' })
export class ReservationsClient {
  private readonly api = inject(AdminApi);

  page(
    { state, plate, username }: ReservationSearch,
    page: number,
    size: number,
  ): Promise<Outcome<Page<ReservationCase>>> {
    return this.api.get('/reservations', { state, plate, username, page, size });
  }

  terms(): Promise<Outcome<ApprovalTerms>> {
    return this.api.get('/reservations/terms');
  }

  approve(id: number, body: ApproveReservationBody): Promise<Outcome<ReservationCase>> {
    return this.api.post(`/reservations/${id}/approval`, body);
  }

  reject(id: number, reason: string): Promise<Outcome<ReservationCase>> {
    return this.api.post(`/reservations/${id}/rejection`, { reason });
  }
}
