// State of the log-in page: both ways in keep what was typed, whichever is shown.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { LoginBody, Refusal } from '@haopai/contracts';
import { areGood, FormField, readLine, readSecret, Wait } from '@haopai/web-app/forms';
import { Session } from '@haopai/web-data';
import { SmsCode } from '../forms/sms-code';
import { MachineCheck } from '../machine-check/machine-check';
import { LoginLine } from './login-line';

@Injectable()
export class LoginStore {
  private readonly session = inject(Session);
  readonly check = inject(MachineCheck);
  readonly line = inject(LoginLine);
  readonly sms = inject(SmsCode);

  readonly username = new FormField(readLine);
  readonly password = new FormField(readSecret);
  /** A place in line that is kept for the user name that stands there: it needs no proof. */
  readonly keptPlace = computed(() => this.line.keptFor(this.username.text()));
  readonly isBusy = signal(false);
  readonly isSmsBusy = signal(false);
  /** Of the way by password; a lock there is no reason to read of it on the other way, which stays open. */
  readonly refusal = signal<Refusal | null>(null);
  readonly smsRefusal = signal<Refusal | null>(null);
  /** Runs while log-in is locked. */
  readonly lock = new Wait();
  readonly isLocked = computed(() => this.refusal()?.code === 'LOGIN.LOCKED' && !this.lock.isOver());

  constructor() {
    this.username.text.set(this.line.kept()?.username ?? '');
  }

  /** True when logged in, which may be after a while in line; otherwise the fields, the line and `refusal` say why not. */
  async logIn(): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.refusal.set(null);
    const areFilled = areGood(this.username, this.password);
    this.line.wasLeft.set(false);
    const { ticket } = this.keptPlace() ?? {};
    const pass = ticket === undefined ? await this.check.answer('password') : { ticket };
    const [username, password] = [this.username.value(), this.password.value()];
    const isIn =
      areFilled &&
      pass !== null &&
      username !== null &&
      password !== null &&
      (await this.tryPassword({ username, password, ...pass }));
    this.isBusy.set(false);
    return isIn;
  }

  async logInBySms(): Promise<boolean> {
    if (this.isSmsBusy()) return false;
    this.line.leave();
    this.smsRefusal.set(null);
    areGood(this.sms.mobile, this.sms.code);
    const [mobile, code] = [this.sms.mobile.value(), this.sms.code.value()];
    if (mobile === null || code === null) return false;
    this.isSmsBusy.set(true);
    const refusal = await this.session.logInBySms({ mobile, code });
    this.isSmsBusy.set(false);
    if (refusal === null) this.line.end();
    if (refusal !== null && !this.sms.learnFrom(refusal)) this.smsRefusal.set(refusal);
    return refusal === null;
  }

  private async tryPassword(body: LoginBody): Promise<boolean> {
    const { username, password } = body;
    let refusal = await this.session.logIn(body);
    while (refusal !== null && (await this.line.waitsAfter(refusal, username))) {
      const { ticket } = this.line.keptFor(username) ?? {};
      // Before one is in line nothing was looked at, the proof neither.
      refusal = await this.session.logIn(ticket === undefined ? body : { username, password, ticket });
    }
    if (refusal === null) {
      this.line.end();
      return true;
    }
    if (this.line.isGone) return false;
    await this.check.used();
    this.learnFrom(refusal);
    return false;
  }

  private learnFrom(refusal: Refusal): void {
    if (this.line.wasLeft()) return;
    if (refusal.code === 'LOGIN.LOCKED' && 'retryAfterMs' in refusal.data)
      this.lock.start(refusal.data.retryAfterMs);
    if (!this.check.learnFrom(refusal)) this.refusal.set(refusal);
  }
}
