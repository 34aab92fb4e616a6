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
    <hp-sms-code-field purpose="register" />
    @if (isSent()) {
      <p class="hp-soft">{{ say('register.mobileTold') }}</p>
      <hp-taken-links />
    }
  `,
  styleUrl: './step.scss',
})
export class MobileStep {
  private readonly sms = inject(SmsCode);
  protected readonly say = inject(Words).say;
  /** Whether the number has an account stands in the text alone: the way on is shown to everybody (ADR 55). */
  protected readonly isSent = computed(() => this.sms.sent() !== null);
}
