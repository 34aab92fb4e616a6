// What a page says of a code by SMS: on the button that sends it, and below once it is sent.
import { computed, inject, Injectable } from '@angular/core';
import { Words } from '../i18n/words';
import { SmsCode } from './sms-code';

@Injectable()
export class SmsCodeWords {
  private readonly sms = inject(SmsCode);
  private readonly words = inject(Words);

  readonly button = computed(() => {
    if (this.sms.isSending()) return this.words.say('form.sending');
    if (this.sms.isWaiting())
      return this.words.say('form.sendAgainIn', { left: this.words.span(this.sms.wait.leftMs()) });
    return this.words.say(this.sms.sent() === null ? 'form.send' : 'form.sendAgain');
  });

  /** Beside the code: what is wrong with it, or why none was sent. */
  readonly error = computed(() => {
    const trouble = this.sms.trouble();
    if (trouble !== null) return this.words.sayRefusal(trouble);
    return this.words.sayFault(this.sms.code.shownFault());
  });

  readonly sent = computed(() => {
    const sent = this.sms.sent();
    return sent === null ? '' : this.words.say('form.sent', { to: sent.to, minutes: sent.minutes });
  });
}
