// The number and the code sent to it: asks for codes, knows when the next may be asked for, and where the last one went.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { Refusal, SmsCodePurpose } from '@haopai/contracts';
import { maskMobile, type Mobile, parseMobile } from '@haopai/rules';
import { FormField, readSmsCode, refusalFault, Wait } from '@haopai/web-app/forms';
import { AccountsClient, ServerClock } from '@haopai/web-data';
import { MachineCheck } from '../machine-check/machine-check';

interface SentCode {
  readonly mobile: Mobile;
  /** The number, masked. */
  readonly to: string;
  /** For how long the code counts. */
  readonly minutes: number;
}

/** Provided by each page that asks for a code. */
@Injectable()
export class SmsCode {
  private readonly accounts = inject(AccountsClient);
  private readonly clock = inject(ServerClock);
  /** Not where whoever asks is logged in. */
  private readonly check = inject(MachineCheck, { optional: true });

  readonly mobile = new FormField<Mobile>(parseMobile);
  readonly code = new FormField(readSmsCode);
  readonly wait = new Wait();
  readonly isSending = signal(false);
  private readonly lastSent = signal<SentCode | null>(null);
  private readonly askedFor = signal<Mobile | null>(null);
  /** Another number need not wait for the one before. */
  readonly isWaiting = computed(() => !this.wait.isOver() && this.askedFor() === this.mobile.value());
  readonly isOff = computed(() => this.isSending() || this.isWaiting());
  /** The last code, if it went to the number that stands there now. */
  readonly sent = computed(() => {
    const sent = this.lastSent();
    return sent !== null && sent.mobile === this.mobile.value() ? sent : null;
  });

  /** Number and code that the server has said belong together. */
  private proved = '';

  /** Why no code was sent, or none was looked at, where it is not the number's fault. */
  readonly trouble = signal<Refusal | null>(null);

  /** False when nothing was sent; the fields and `trouble` say why. */
  async send(purpose: SmsCodePurpose): Promise<boolean> {
    const mobile = this.mobile.value();
    this.mobile.insist();
    if (mobile === null || this.isOff()) return false;
    this.isSending.set(true);
    this.askedFor.set(mobile);
    this.trouble.set(null);
    const typedBefore = this.code.text();
    const check = purpose === 'changeMobile' ? null : this.check;
    const shown = check === null || purpose === 'changeMobile' ? {} : await check.answer(purpose);
    const answer = shown && (await this.accounts.sendSmsCode({ mobile, purpose, ...shown }));
    this.isSending.set(false);
    if (answer === null) return false;
    const renewed = check?.used();
    if (!answer.ok) {
      await renewed;
      if (answer.refusal.code === 'SMS_CODE.TOO_MANY' && 'retryAfterMs' in answer.refusal.data)
        this.wait.start(answer.refusal.data.retryAfterMs);
      if (!this.learnFrom(answer.refusal)) this.trouble.set(answer.refusal);
      return false;
    }
    const nowMs = this.clock.nowMs();
    this.wait.start(Math.max(0, answer.value.nextAtMs - nowMs));
    // The text can be faster than the answer: what was typed in the meantime is the new code.
    if (this.code.text() === typedBefore) this.code.clear();
    this.lastSent.set({
      mobile,
      to: maskMobile(mobile),
      minutes: Math.max(1, Math.round((answer.value.expiresAtMs - nowMs) / 60_000)),
    });
    return true;
  }

  /** Whether this is the code that was sent to register; what is wrong is said beside it. Each answer costs one of its tries. */
  async prove(): Promise<boolean> {
    const [mobile, code] = [this.mobile.value(), this.code.value()];
    if (mobile === null || code === null) return false;
    const pair = `${mobile} ${code}`;
    if (this.proved === pair) return true;
    this.trouble.set(null);
    const answer = await this.accounts.checkMobileCode({ mobile, code });
    // An instance of the release before cannot say: the registration will.
    const isRight = answer.ok || answer.refusal.code === 'REQUEST.NOT_FOUND';
    if (isRight) this.proved = pair;
    else if (!this.learnFrom(answer.refusal)) this.trouble.set(answer.refusal);
    return isRight;
  }

  /** Puts a refusal beside the field that it is about; true when it was about one of these. */
  learnFrom(refusal: Refusal): boolean {
    switch (refusal.code) {
      case 'CAPTCHA.WRONG':
      case 'CAPTCHA.NEEDED':
      case 'CAPTCHA.TOO_MANY':
        return this.check?.learnFrom(refusal) ?? false;
      case 'SMS_CODE.WRONG':
      case 'SMS_CODE.EXPIRED':
        this.code.refuse(refusalFault(refusal));
        return true;
      case 'ACCOUNT.MOBILE_TAKEN':
        this.mobile.refuse(refusalFault(refusal));
        return true;
      default:
        return false;
    }
  }
}
