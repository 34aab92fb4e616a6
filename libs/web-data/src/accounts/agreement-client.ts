// The user agreement that is in force, in the reader's language, and one's own consent to it.
import { inject, Injectable } from '@angular/core';
import type { AgreeBody, AgreementView, OwnAgreementView } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import type { ReadRequest } from '../reading/read-request';

@Injectable({ providedIn: 'root' })
export class AgreementClient {
  private readonly api = inject(ApiClient);

  current(lang: Language): ReadRequest<AgreementView> {
    return { path: '/agreements/current', params: { lang } };
  }

  /** For whoever is logged in: with what is new since they last agreed. */
  own(lang: Language): ReadRequest<OwnAgreementView> {
    return { path: '/me/agreement', params: { lang } };
  }

  agree(lang: Language, body: AgreeBody): Promise<Outcome<OwnAgreementView>> {
    return this.api.post(`/me/agreement?lang=${lang}`, body);
  }
}
