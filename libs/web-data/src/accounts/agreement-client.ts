// The user agreement that is in force, in the reader's language.
import { inject, Injectable } from '@angular/core';
import type { AgreementView } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';

@Injectable({ providedIn: 'root' })
export class AgreementClient {
  private readonly api = inject(ApiClient);

  current(lang: 'zh' | 'en'): Promise<Outcome<AgreementView>> {
    return this.api.get('/agreements/current', { lang });
  }
}
