// State of the log-in page: both ways in keep what was typed, whichever is shown.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { LoginBody, Refusal } from '@haopai/contracts';
import { areGood, FormField, readLine, readSecret, refusalFault, Wait } from '@haopai/web-app';
import { Session } from '@haopai/web-data';
import { SmsCode } from '../forms/sms-code';
import { Captcha } from './captcha';

@Injectable()
export class LoginStore {
  private readonly session = inject(Session);
  readonly captcha = inject(Captcha);
  readonly sms = inject(SmsCode);

  readonly username = new FormField(readLine);
  readonly password = new FormField(readSecret);
  readonly isBusy = signal(false);
  /** Of the way by password; a lock there is no reason to read of it on the other way, which stays open. */
  readonly refusal = signal<Refusal | null>(null);
  readonly smsRefusal = signal<Refusal | null>(null);
  /** Runs while log-in is locked. */
  readonly lock = new Wait();
  readonly isLocked = computed(() => this.refusal()?.code === 'LOGIN.LOCKED' && !this.lock.isOver());

  /** True when logged in; otherwise the fields and `refusal` say why not. */
  async logIn(): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.refusal.set(null);
    const areFilled = areGood(this.username, this.password);
    await this.captcha.ready();
    const captcha = this.captcha.answer();
    const [username, password] = [this.username.value(), this.password.value()];
    const isIn =
      areFilled &&
      captcha !== null &&
      username !== null &&
      password !== null &&
      (await this.tryPassword({ username, password, ...captcha }));
    this.isBusy.set(false);
    return isIn;
  }

  async logInBySms(): Promise<boolean> {
    if (this.isBusy()) return false;
    this.smsRefusal.set(null);
    areGood(this.sms.mobile, this.sms.code);
    const [mobile, code] = [this.sms.mobile.value(), this.sms.code.value()];
    if (mobile === null || code === null) return false;
    this.isBusy.set(true);
    const refusal = await this.session.logInBySms({ mobile, code });
    this.isBusy.set(false);
    if (refusal !== null && !this.sms.learnFrom(refusal)) this.smsRefusal.set(refusal);
    return refusal === null;
  }

  private async tryPassword(body: LoginBody): Promise<boolean> {
    const refusal = await this.session.logIn(body);
    if (refusal === null) return true;
    // Whatever the answer was, the picture is used up by now.
    await this.captcha.renew();
    this.learnFrom(refusal);
    return false;
  }

  private learnFrom(refusal: Refusal): void {
    if (refusal.code === 'LOGIN.LOCKED' && 'retryAfterMs' in refusal.data)
      this.lock.start(refusal.data.retryAfterMs);
    if (refusal.code === 'CAPTCHA.WRONG' || refusal.code === 'CAPTCHA.NEEDED')
      this.captcha.text.refuse(refusalFault(refusal));
    else this.refusal.set(refusal);
  }
}
