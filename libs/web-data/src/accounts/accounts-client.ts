// What needs no account yet, over REST: the picture to type, codes by SMS, free user names, a forgotten password.
import { inject, Injectable } from '@angular/core';
import type {
  CaptchaView,
  RecoverPasswordBody,
  SendSmsCodeBody,
  SmsCodeSent,
  UsernameView,
} from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';

@Injectable({ providedIn: 'root' })
export class AccountsClient {
  private readonly api = inject(ApiClient);

  newCaptcha(): Promise<Outcome<CaptchaView>> {
    return this.api.post('/auth/captcha', {});
  }

  sendSmsCode(body: SendSmsCodeBody): Promise<Outcome<SmsCodeSent>> {
    return this.api.post('/auth/sms-codes', body);
  }

  findUsername(username: string): Promise<Outcome<UsernameView>> {
    return this.api.get(`/accounts/usernames/${encodeURIComponent(username)}`);
  }

  recoverPassword(body: RecoverPasswordBody): Promise<Outcome<unknown>> {
    return this.api.post('/auth/password-recovery', body);
  }
}
