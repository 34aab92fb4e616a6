// A citizen's passkeys over REST.
import { inject, Injectable } from '@angular/core';
import type {
  NewPasskeyBody,
  NewPasskeyQuestion,
  OwnCitizenView,
  PasskeyAnswer,
  PasskeyQuestion,
  PasskeysView,
} from '@haopai/contracts';
import { ApiClient, type Outcome, type ReadRequest } from '@haopai/web-data';

@Injectable({ providedIn: 'root' })
export class PasskeysClient {
  private readonly api = inject(ApiClient);

  own(): ReadRequest<PasskeysView> {
    return { path: '/me/passkeys' };
  }

  look(): Promise<Outcome<PasskeysView>> {
    return this.api.ask(this.own());
  }

  askForNew(): Promise<Outcome<NewPasskeyQuestion>> {
    return this.api.post('/me/passkeys/question', {});
  }

  add(body: NewPasskeyBody): Promise<Outcome<PasskeysView>> {
    return this.api.post('/me/passkeys', body);
  }

  rename(id: number, name: string): Promise<Outcome<PasskeysView>> {
    return this.api.put(`/me/passkeys/${id}`, { name });
  }

  remove(id: number): Promise<Outcome<PasskeysView>> {
    return this.api.delete(`/me/passkeys/${id}`);
  }

  askToConfirm(): Promise<Outcome<PasskeyQuestion>> {
    return this.api.post('/me/confirmation/passkey/question', {});
  }

  confirm(answer: PasskeyAnswer): Promise<Outcome<unknown>> {
    return this.api.post('/me/confirmation/passkey', answer);
  }

  askToLogIn(): Promise<Outcome<PasskeyQuestion>> {
    return this.api.post('/auth/passkey/question', {});
  }

  logIn(answer: PasskeyAnswer): Promise<Outcome<OwnCitizenView>> {
    return this.api.post('/auth/login/passkey', answer);
  }
}
