// The staff, who decide reservations at the back office's endpoints.
import { BackOffice } from './back-office';
import type { SaleSite } from './sale-site';

const TERMS = { depositFen: 2_000_00, startPriceFen: 10_000_00, payDays: 3 };

export class ReservationDesk {
  private office: BackOffice | undefined;

  constructor(private readonly site: SaleSite) {}

  async approve(reservationId: string): Promise<void> {
    await (await this.inside()).post(`reservations/${reservationId}/approval`, TERMS);
  }

  async reject(reservationId: string, reason: string): Promise<void> {
    await (await this.inside()).post(`reservations/${reservationId}/rejection`, { reason });
  }

  private async inside(): Promise<BackOffice> {
    return (this.office ??= await BackOffice.enter(this.site));
  }
}
