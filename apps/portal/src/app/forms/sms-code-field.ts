// The code sent to the number of the form: asks for one, says where it went and when the next may be asked for, and takes it.
import { Component, computed, inject, input } from '@angular/core';
import type { ProofPurpose, SmsCodePurpose } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { CodeField } from '@haopai/web-ui/fields';
import { MachineCheckField } from '../machine-check/machine-check-field';
import { SmsCode } from './sms-code';

@Component({
  selector: 'hp-sms-code-field',
  imports: [CodeField, MachineCheckField],
  template: `
    <hp-code-field
      [name]="name()"
      [label]="say('form.code')"
      [help]="say('form.codeHelp')"
      [error]="error()"
      [sendLabel]="button()"
      [isSendOff]="sms.isOff()"
      [sent]="sent()"
      [(value)]="sms.code.text"
      (send)="send()"
      (left)="sms.code.leave()"
    />
    @if (strangers(); as purpose) {
      <hp-machine-check [purpose]="purpose" />
    }
  `,
})
export class SmsCodeField {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  protected readonly sms = inject(SmsCode);

  readonly name = input('sms-code');
  readonly purpose = input.required<SmsCodePurpose>();

  /** For what a stranger asks; null of whoever is logged in. */
  protected readonly strangers = computed<ProofPurpose | null>(() => {
    const purpose = this.purpose();
    return purpose === 'changeMobile' ? null : purpose;
  });
  protected readonly say = this.words.say;
  protected readonly button = computed(() => {
    if (this.sms.isSending()) return this.say('form.sending');
    if (this.sms.isWaiting())
      return this.say('form.sendAgainIn', { left: this.words.span(this.sms.wait.leftMs()) });
    return this.say(this.sms.sent() === null ? 'form.send' : 'form.sendAgain');
  });
  /** What is wrong with the code, or why none was sent. */
  protected readonly error = computed(() => {
    const trouble = this.sms.trouble();
    return trouble === null
      ? this.words.sayFault(this.sms.code.shownFault())
      : this.words.sayRefusal(trouble);
  });
  protected readonly sent = computed(() => {
    const sent = this.sms.sent();
    return sent === null ? '' : this.say('form.sent', { to: sent.to, minutes: sent.minutes });
  });

  protected async send(): Promise<void> {
    if (!(await this.sms.send(this.purpose()))) this.focus.move();
  }
}
