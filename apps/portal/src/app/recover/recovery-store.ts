// State of password recovery: the number, the code sent to it, the new password.
import { inject, Injectable, signal } from '@angular/core';
import type { Refusal } from '@haopai/contracts';
import { parsePassword, type Password } from '@haopai/rules/people';
import { areGood, FormField, ruleFault } from '@haopai/web-app/forms';
import { keepDraft } from '@haopai/web-app/drafts';
import { AccountsClient } from '@haopai/web-data';
import { SmsCode } from '../forms/sms-code';

@Injectable()
export class RecoveryStore {
  private readonly accounts = inject(AccountsClient);
  readonly sms = inject(SmsCode);

  readonly password = new FormField<Password>(parsePassword);
  readonly isBusy = signal(false);
  readonly isDone = signal(false);
  readonly refusal = signal<Refusal | null>(null);
  private readonly draft = keepDraft('haopai.recovery', { mobile: this.sms.mobile.text });

  /** True when a code is on its way, or one is that was sent a moment ago. */
  async sendCode(): Promise<boolean> {
    if (!areGood(this.sms.mobile)) return false;
    if (this.sms.sent() !== null && this.sms.isOff()) return true;
    return this.sms.send('recover');
  }

  /** True when the password is the new one. */
  async recover(): Promise<boolean> {
    this.refusal.set(null);
    if (!areGood(this.sms.mobile, this.sms.code, this.password) || this.isBusy()) return false;
    const [mobile, code, newPassword] = [
      this.sms.mobile.value(),
      this.sms.code.value(),
      this.password.value(),
    ];
    if (mobile === null || code === null || newPassword === null) return false;
    this.isBusy.set(true);
    const answer = await this.accounts.recoverPassword({ mobile, code, newPassword });
    this.isBusy.set(false);
    if (!answer.ok) {
      this.learnFrom(answer.refusal);
      return false;
    }
    this.draft.forget();
    this.isDone.set(true);
    return true;
  }

  private learnFrom(refusal: Refusal): void {
    if (this.sms.learnFrom(refusal)) return;
    const broken =
      refusal.code === 'ACCOUNT.INVALID' && 'fields' in refusal.data
        ? refusal.data.fields.find(({ path }) => path === 'newPassword')
        : undefined;
    if (broken !== undefined && 'code' in broken) this.password.refuse(ruleFault(broken));
    else this.refusal.set(refusal);
  }
}
