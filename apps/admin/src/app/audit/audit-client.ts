// The record of acts over REST.
import { inject, Injectable } from '@angular/core';
import type { AuditCheck, AuditEntryView, Page } from '@haopai/contracts';
import type { Outcome } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';
import type { AuditSearch } from './audit-search';

@Injectable({ providedIn: 'root' })
export class AuditClient {
  private readonly admin = inject(AdminApi);

  find(search: AuditSearch, page: number): Promise<Outcome<Page<AuditEntryView>>> {
    return this.admin.get('/audit', { ...search, page });
  }

  check(): Promise<Outcome<AuditCheck>> {
    return this.admin.get('/audit/check');
  }

  csv(search: AuditSearch): Promise<Outcome<Blob>> {
    return this.admin.file('/audit/csv', { ...search });
  }
}
