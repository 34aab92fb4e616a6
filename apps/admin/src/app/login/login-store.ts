// State of the log-in: which step it is at, what is typed there, and what was refused.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Refusal, StaffLogInStep } from '@haopai/contracts';
import { parsePassword, type Password } from '@haopai/rules/people';
import {
  areGood,
  FormField,
  readLine,
  readSecret,
  readTotp,
  refusalFault,
  Wait,
} from '@haopai/web-app/forms';
import { type DeviceFailure, PasskeyDevice } from '@haopai/web-app/passkeys';
import { PasskeysClient } from '../passkeys/passkeys-client';
import { StaffSession } from '../session/staff-session';

export type LogInStage = { readonly step: 'password' } | Exclude<StaffLogInStep, { readonly step: 'in' }>;

@Injectable()
export class LoginStore {
  private readonly session = inject(StaffSession);
  private readonly passkeys = inject(PasskeysClient);
  private readonly device = inject(PasskeyDevice);

  readonly username = new FormField(readLine);
  readonly password = new FormField(readSecret);
  readonly code = new FormField(readTotp);
  readonly newPassword = new FormField<Password>(parsePassword);
  readonly stage = signal<LogInStage>({ step: 'password' });
  readonly isBusy = signal(false);
  /** Of the step as a whole, where no field is at fault. */
  readonly refusal = signal<Refusal | null>(null);
  /** Why no passkey came out of the browser. */
  readonly failure = signal<DeviceFailure | null>(null);
  readonly canShowPasskey = computed(() => {
    const stage = this.stage();
    return stage.step === 'totp' && stage.hasPasskey === true && this.device.isThere();
  });
  /** Runs while log-in is locked. */
  readonly lock = new Wait();
  readonly isLocked = computed(() => this.refusal()?.code === 'LOGIN.LOCKED' && !this.lock.isOver());

  /** True when in; otherwise there is another step, or the fields and `refusal` say why not. */
  async proceed(): Promise<boolean> {
    if (this.isBusy()) return false;
    const ask = this.question();
    if (ask === null) return false;
    this.isBusy.set(true);
    this.refusal.set(null);
    this.failure.set(null);
    const answer = await this.session.logInStep(...ask);
    this.isBusy.set(false);
    if (!answer.ok) return this.learnFrom(answer.refusal);
    if (answer.value.step === 'in') {
      this.session.enter(answer.value.staff);
      return true;
    }
    this.code.clear();
    this.stage.set(answer.value);
    return false;
  }

  /** In place of the code; as `proceed`. */
  async showPasskey(): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.refusal.set(null);
    this.failure.set(null);
    const isIn = await this.askDevice();
    this.isBusy.set(false);
    return isIn;
  }

  startAgain(): void {
    this.failure.set(null);
    this.refusal.set(null);
    this.password.clear();
    this.code.clear();
    this.newPassword.clear();
    this.stage.set({ step: 'password' });
  }

  /** What the step asks the server; null while something is missing, which the fields say. */
  private question(): Parameters<StaffSession['logInStep']> | null {
    switch (this.stage().step) {
      case 'password':
        return areGood(this.username, this.password)
          ? ['login', { username: this.username.value(), password: this.password.value() }]
          : null;
      case 'bindTotp':
      case 'totp':
        return areGood(this.code) ? ['totp', { code: this.code.value() }] : null;
      case 'newPassword':
        return areGood(this.newPassword) ? ['password', { password: this.newPassword.value() }] : null;
    }
  }

  private async askDevice(): Promise<boolean> {
    const question = await this.passkeys.askToLogIn();
    if (!question.ok) return this.learnFrom(question.refusal);
    const shown = await this.device.show(question.value);
    if (!shown.ok) {
      this.failure.set(shown.failure);
      return false;
    }
    const answer = await this.session.logInStep('passkey', shown.value);
    if (!answer.ok) return this.learnFrom(answer.refusal);
    if (answer.value.step === 'in') this.session.enter(answer.value.staff);
    return answer.value.step === 'in';
  }

  private learnFrom(refusal: Refusal): false {
    if (refusal.code === 'STAFF.CODE_WRONG') this.code.refuse(refusalFault(refusal));
    else if (refusal.code === 'STAFF.PASSWORD_REFUSED') this.newPassword.refuse(refusalFault(refusal));
    else {
      if (refusal.code === 'SESSION.MISSING') this.startAgain();
      if (refusal.code === 'LOGIN.LOCKED' && 'retryAfterMs' in refusal.data)
        this.lock.start(refusal.data.retryAfterMs);
      this.refusal.set(refusal);
    }
    return false;
  }
}
