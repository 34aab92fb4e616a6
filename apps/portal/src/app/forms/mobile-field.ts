// The mobile number to which the form's code is sent.
import { Component, computed, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import { groupMobile, TextField } from '@haopai/web-ui/fields';
import { SmsCode } from './sms-code';

@Component({
  selector: 'hp-mobile-field',
  imports: [TextField],
  template: `
    <hp-text-field
      kind="tel"
      keyboard="numeric"
      autocomplete="tel-national"
      [name]="name()"
      [testId]="testId()"
      [label]="label() || say('form.mobile')"
      [help]="help()"
      [error]="sayFault(mobile.shownFault())"
      [good]="good()"
      [format]="groupMobile"
      [(value)]="mobile.text"
      (left)="mobile.leave()"
    />
  `,
})
export class MobileField {
  private readonly words = inject(Words);
  protected readonly mobile = inject(SmsCode).mobile;

  readonly name = input('mobile');
  readonly testId = input('');
  readonly label = input('');
  readonly help = input('');
  /** For a number that is new to the site: says that it can be one. */
  readonly isNew = input(false);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly groupMobile = groupMobile;
  protected readonly good = computed(() =>
    this.isNew() && this.mobile.isGood() ? this.say('form.formatGood') : null,
  );
}
