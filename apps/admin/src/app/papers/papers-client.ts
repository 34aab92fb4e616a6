// Papers of sales and plates at the server.
import { inject, Injectable } from '@angular/core';
import type { ConfirmationsView } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import type { Outcome, ReadRequest } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

@Injectable({ providedIn: 'root' })
export class PapersDeskClient {
  private readonly api = inject(AdminApi);

  /** Of `lots/7` or of an order. */
  of(subject: string): ReadRequest<ConfirmationsView> {
    return this.api.at(`/${subject}/confirmations`);
  }

  file(number: string, language: Language): Promise<Outcome<Blob>> {
    return this.api.file(`/confirmations/${encodeURIComponent(number)}/file`, { language });
  }
}
