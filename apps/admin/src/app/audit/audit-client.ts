// The record of acts over REST.
import { inject, Injectable } from '@angular/core';
import type { AuditCheck, AuditPage, AuditPart, HeadsCheck } from '@haopai/contracts';
import type { Outcome } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';
import type { AuditSearch } from './audit-search';

export const PLATE_ACTS_PER_PAGE = 200;

@Injectable({ providedIn: 'root' })
export class AuditClient {
  private readonly admin = inject(AdminApi);

  find(search: AuditSearch, page: number): Promise<Outcome<AuditPage>> {
    return this.admin.get('/audit', { ...search, page });
  }

  /** The newest first, as many as one page of the server has. */
  aboutPlate(number: string, page: number): Promise<Outcome<AuditPage>> {
    return this.admin.get('/audit', { text: number, page, size: PLATE_ACTS_PER_PAGE });
  }

  check(): Promise<Outcome<AuditCheck>> {
    return this.admin.get('/audit/check');
  }

  /** Whether the database agrees with what was kept outside it. */
  checkHeads(): Promise<Outcome<HeadsCheck>> {
    return this.admin.get('/audit/heads');
  }

  /** The first part, which is the one without `belowNo`, is put on record as taken along. */
  part(search: AuditSearch, belowNo: number | null): Promise<Outcome<AuditPart>> {
    return this.admin.get('/audit/parts', { ...search, belowNo });
  }
}
