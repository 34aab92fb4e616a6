// The number and the code sent to it: asks for codes, knows when the next may be asked for, and where the last one went.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Refusal, SmsCodePurpose } from '@haopai/contracts';
import { maskMobile, type Mobile, parseMobile } from '@haopai/rules';
import { AccountsClient, ServerClock } from '@haopai/web-data';
import { refusalFault } from './fault';
import { FormField } from './form-field';
import { readSmsCode } from './readings';
import { Wait } from './wait';

/** Provided by each page that asks for a code. */
@Injectable()
export class SmsCode {
  private readonly accounts = inject(AccountsClient);
  private readonly clock = inject(ServerClock);

  readonly mobile = new FormField<Mobile>(parseMobile);
  readonly code = new FormField(readSmsCode);
  readonly wait = new Wait();
  readonly isSending = signal(false);
  readonly isOff = computed(() => this.isSending() || !this.wait.isOver());
  /** The number, masked, and for how many minutes the code counts. */
  readonly sent = signal<{ readonly to: string; readonly minutes: number } | null>(null);

  /** False when nothing was sent; the fields say why. */
  async send(purpose: SmsCodePurpose): Promise<boolean> {
    const mobile = this.mobile.value();
    this.mobile.insist();
    if (mobile === null || this.isOff()) return false;
    this.isSending.set(true);
    const answer = await this.accounts.sendSmsCode({ mobile, purpose });
    this.isSending.set(false);
    if (!answer.ok) {
      this.learnFrom(answer.refusal);
      return false;
    }
    const nowMs = this.clock.nowMs();
    this.wait.start(Math.max(0, answer.value.nextAtMs - nowMs));
    this.code.clear();
    this.sent.set({
      to: maskMobile(mobile),
      minutes: Math.max(1, Math.round((answer.value.expiresAtMs - nowMs) / 60_000)),
    });
    return true;
  }

  /** Puts a refusal beside the field that it is about; true when it was about one of these. */
  learnFrom(refusal: Refusal): boolean {
    if (isWait(refusal)) this.wait.start(refusal.data.retryAfterMs);
    switch (refusal.code) {
      case 'SMS_CODE.WRONG':
      case 'SMS_CODE.EXPIRED':
        this.code.refuse(refusalFault(refusal));
        return true;
      case 'ACCOUNT.MOBILE_TAKEN':
      case 'SMS_CODE.TOO_MANY':
      case 'SERVER.UNAVAILABLE':
        this.mobile.refuse(refusalFault(refusal));
        return true;
      default:
        return false;
    }
  }
}

function isWait(refusal: Refusal): refusal is Refusal<'SMS_CODE.TOO_MANY'> {
  return refusal.code === 'SMS_CODE.TOO_MANY';
}
