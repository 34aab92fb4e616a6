// The mobile number, and the code that shows that it is at hand.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CodeField, groupMobile, TextField } from '@haopai/web-ui';
import { FaultFocus } from '../../forms/fault-focus';
import { SmsCode } from '../../forms/sms-code';
import { SmsCodeWords } from '../../forms/sms-code-words';
import { Words } from '../../i18n/words';

@Component({
  selector: 'hp-mobile-step',
  imports: [CodeField, RouterLink, TextField],
  template: `
    <hp-text-field
      name="mobile"
      kind="tel"
      keyboard="numeric"
      autocomplete="tel-national"
      [label]="say('form.mobile')"
      [help]="say('register.mobileHelp')"
      [error]="sayFault(sms.mobile.shownFault())"
      [good]="sms.mobile.isGood() ? say('form.formatGood') : null"
      [format]="groupMobile"
      [(value)]="sms.mobile.text"
      (left)="sms.mobile.leave()"
    />
    @if (isTaken()) {
      <div class="links">
        <a routerLink="/login">{{ say('register.takenLogin') }}</a>
        <a routerLink="/recover/mobile">{{ say('register.takenRecover') }}</a>
      </div>
    }
    <hp-code-field
      name="sms-code"
      [label]="say('form.code')"
      [help]="say('form.codeHelp')"
      [error]="smsWords.error()"
      [sendLabel]="smsWords.button()"
      [isSendOff]="sms.isOff()"
      [sent]="smsWords.sent()"
      [(value)]="sms.code.text"
      (send)="send()"
      (left)="sms.code.leave()"
    />
  `,
  styleUrl: './step.scss',
})
export class MobileStep {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  protected readonly sms = inject(SmsCode);
  protected readonly smsWords = inject(SmsCodeWords);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly groupMobile = groupMobile;
  protected readonly isTaken = computed(
    () => this.sms.mobile.shownFault()?.key === 'refusal.ACCOUNT.MOBILE_TAKEN',
  );

  protected async send(): Promise<void> {
    if (!(await this.sms.send('register'))) this.focus.move();
  }
}
