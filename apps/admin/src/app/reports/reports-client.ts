// Reports over REST.
import { inject, Injectable } from '@angular/core';
import type {
  AuctionTurnout,
  DefaultsReport,
  Page,
  PricesReport,
  ReportPeriod,
  SalesReport,
} from '@haopai/contracts';
import type { Outcome } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

const BASE = '/reports';

@Injectable({ providedIn: 'root' })
export class ReportsClient {
  private readonly api = inject(AdminApi);

  sales(period: ReportPeriod): Promise<Outcome<SalesReport>> {
    return this.api.get(`${BASE}/sales`, { ...period });
  }

  prices(period: ReportPeriod): Promise<Outcome<PricesReport>> {
    return this.api.get(`${BASE}/prices`, { ...period });
  }

  turnouts(period: ReportPeriod, page: number): Promise<Outcome<Page<AuctionTurnout>>> {
    return this.api.get(`${BASE}/turnouts`, { ...period, page });
  }

  defaults(period: ReportPeriod): Promise<Outcome<DefaultsReport>> {
    return this.api.get(`${BASE}/defaults`, { ...period });
  }

  workbook(period: ReportPeriod, language: string): Promise<Outcome<Blob>> {
    return this.api.file(`${BASE}/workbook`, { ...period, language });
  }
}
