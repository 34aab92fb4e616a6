// The mobile number, and the code that shows that it is at hand.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { MobileField } from '../../forms/mobile-field';
import { SmsCode } from '../../forms/sms-code';
import { SmsCodeField } from '../../forms/sms-code-field';
import { TakenLinks } from './taken-links';

@Component({
  selector: 'hp-mobile-step',
  imports: [MobileField, SmsCodeField, TakenLinks],
  template: `
    <hp-mobile-field [isNew]="true" [help]="say('register.mobileHelp')" />
    @if (isTaken()) {
      <hp-taken-links />
    }
    <hp-sms-code-field purpose="register" />
  `,
  styleUrl: './step.scss',
})
export class MobileStep {
  private readonly sms = inject(SmsCode);
  protected readonly say = inject(Words).say;
  protected readonly isTaken = computed(
    () => this.sms.mobile.shownFault()?.key === 'refusal.ACCOUNT.MOBILE_TAKEN',
  );
}
