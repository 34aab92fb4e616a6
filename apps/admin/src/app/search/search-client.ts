// The one search at the server.
import { inject, Injectable } from '@angular/core';
import type { OfficeSearchView } from '@haopai/contracts';
import type { Outcome } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

@Injectable({ providedIn: 'root' })
export class SearchClient {
  private readonly api = inject(AdminApi);

  find(text: string): Promise<Outcome<OfficeSearchView>> {
    return this.api.post('/search', { text });
  }
}
