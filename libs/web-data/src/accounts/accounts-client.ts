// What needs no account yet, over REST: work or a picture for strangers, codes by SMS, free user names, a forgotten password.
import { inject, Injectable } from '@angular/core';
import type {
  CaptchaView,
  CheckMobileCodeBody,
  ProofBody,
  ProofView,
  RecoverPasswordBody,
  SendSmsCodeBody,
  SmsCodeSent,
  UsernameView,
} from '@haopai/contracts';
import type { Observable } from 'rxjs';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import type { Heard } from '../reading/until-answered';

@Injectable({ providedIn: 'root' })
export class AccountsClient {
  private readonly api = inject(ApiClient);

  /** Asks until there is one. */
  newCaptcha(): Observable<Heard<CaptchaView>> {
    return this.api.hear({ path: '/auth/captcha', body: {} });
  }

  newProof(body: ProofBody): Promise<Outcome<ProofView>> {
    return this.api.post('/auth/proofs', body);
  }

  sendSmsCode(body: SendSmsCodeBody): Promise<Outcome<SmsCodeSent>> {
    return this.api.post('/auth/sms-codes', body);
  }

  checkMobileCode(body: CheckMobileCodeBody): Promise<Outcome<unknown>> {
    return this.api.post('/accounts/mobile-codes', body);
  }

  findUsername(username: string): Promise<Outcome<UsernameView>> {
    return this.api.get(`/accounts/usernames/${encodeURIComponent(username)}`);
  }

  recoverPassword(body: RecoverPasswordBody): Promise<Outcome<unknown>> {
    return this.api.post('/auth/password-recovery', body);
  }
}
