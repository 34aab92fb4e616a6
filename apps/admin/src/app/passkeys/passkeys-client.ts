// Passkeys of whoever is in, over REST.
import { inject, Injectable } from '@angular/core';
import type {
  NewPasskeyBody,
  NewPasskeyQuestion,
  PasskeyAnswer,
  PasskeyQuestion,
  PasskeysView,
  StaffConfirmation,
  StaffView,
} from '@haopai/contracts';
import type { Outcome, ReadRequest } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

@Injectable({ providedIn: 'root' })
export class PasskeysClient {
  private readonly admin = inject(AdminApi);

  own(): ReadRequest<PasskeysView> {
    return this.admin.at('/me/passkeys');
  }

  askForNew(confirmation: StaffConfirmation): Promise<Outcome<NewPasskeyQuestion>> {
    return this.admin.post('/me/passkeys/question', confirmation);
  }

  add(body: NewPasskeyBody): Promise<Outcome<StaffView>> {
    return this.admin.post('/me/passkeys', body);
  }

  rename(id: number, name: string): Promise<Outcome<PasskeysView>> {
    return this.admin.put(`/me/passkeys/${id}`, { name });
  }

  remove(id: number, confirmation: StaffConfirmation): Promise<Outcome<StaffView>> {
    return this.admin.post(`/me/passkeys/${id}/removal`, confirmation);
  }

  askToConfirm(): Promise<Outcome<PasskeyQuestion>> {
    return this.admin.post('/me/confirmation/question', {});
  }

  confirm(answer: PasskeyAnswer): Promise<Outcome<unknown>> {
    return this.admin.post('/me/confirmation', answer);
  }

  confirmByCode(code: string): Promise<Outcome<unknown>> {
    return this.admin.post('/me/confirmation/code', { code });
  }

  askToLogIn(): Promise<Outcome<PasskeyQuestion>> {
    return this.admin.post('/auth/passkey/question', {});
  }
}
