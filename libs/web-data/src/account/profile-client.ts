// One's own account over REST: what is kept, changes to it (each confirmed), a copy of it, its closing.
import { inject, Injectable } from '@angular/core';
import type {
  ChangeAddressBody,
  ChangeMobileBody,
  ChangePasswordBody,
  CloseAccountBody,
  ConfirmationBody,
  ProfileView,
  SmsCodeSent,
} from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import type { ReadRequest } from '../reading/read-request';

@Injectable({ providedIn: 'root' })
export class ProfileClient {
  private readonly api = inject(ApiClient);

  own(): ReadRequest<ProfileView> {
    return { path: '/me/profile' };
  }

  changePassword(body: ChangePasswordBody): Promise<Outcome<unknown>> {
    return this.api.put('/me/password', body);
  }

  changeMobile(body: ChangeMobileBody): Promise<Outcome<ProfileView>> {
    return this.api.put('/me/mobile', body);
  }

  /** Shows once more whose this session is: what asked for it goes on then. */
  confirm(body: ConfirmationBody): Promise<Outcome<unknown>> {
    return this.api.post('/me/confirmation', body);
  }

  /** A code to the account's own number. */
  sendOwnCode(): Promise<Outcome<SmsCodeSent>> {
    return this.api.post('/me/confirmation/code', {});
  }

  changeAddress(body: ChangeAddressBody): Promise<Outcome<ProfileView>> {
    return this.api.put('/me/address', body);
  }

  /** Everything that is kept about the citizen, to be saved as a file. */
  export(): Promise<Outcome<object>> {
    return this.api.get('/me/export');
  }

  close(body: CloseAccountBody): Promise<Outcome<unknown>> {
    return this.api.post('/me/closing', body);
  }
}
