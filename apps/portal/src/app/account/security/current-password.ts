// The present password, asked for with each change: wrong is said beside it, right is used once and forgotten.
import { Component, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import { type FormField } from '@haopai/web-app/forms';
import { PasswordField } from '@haopai/web-ui/fields';

@Component({
  selector: 'hp-current-password',
  imports: [PasswordField],
  template: `
    <hp-password-field
      name="current-password"
      autocomplete="current-password"
      [label]="say('form.currentPassword')"
      [help]="say('form.currentPasswordHelp')"
      [error]="sayFault(field().shownFault())"
      [showLabel]="say('form.show')"
      [hideLabel]="say('form.hide')"
      [(value)]="field().text"
    />
  `,
})
export class CurrentPassword {
  private readonly words = inject(Words);
  readonly field = input.required<FormField>();
  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
}
