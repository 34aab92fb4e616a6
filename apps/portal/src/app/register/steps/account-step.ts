// The name and the password to log in with; whether the name is free is said while typing.
import { Component, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { PasswordField, TextField } from '@haopai/web-ui/fields';
import { RegistrationFields } from '../registration-fields';
import { UsernameCheck } from '../username-check';

@Component({
  selector: 'hp-account-step',
  imports: [PasswordField, TextField],
  template: `
    <hp-text-field
      name="new-username"
      autocomplete="username"
      [label]="say('form.username')"
      [help]="say('register.usernameHelp')"
      [error]="sayFault(fields.username.shownFault())"
      [good]="check.isFree() && fields.username.isGood() ? say('register.usernameFree') : null"
      [(value)]="fields.username.text"
      (left)="fields.username.leave()"
    />
    <hp-password-field
      name="new-password"
      autocomplete="new-password"
      [label]="say('form.password')"
      [help]="say('form.passwordHelp')"
      [error]="sayFault(fields.password.shownFault())"
      [good]="fields.password.isGood() ? say('form.passwordGood') : null"
      [showLabel]="say('form.show')"
      [hideLabel]="say('form.hide')"
      [(value)]="fields.password.text"
      (left)="fields.password.leave()"
    />
  `,
  styleUrl: './step.scss',
})
export class AccountStep {
  private readonly words = inject(Words);
  protected readonly fields = inject(RegistrationFields);
  protected readonly check = inject(UsernameCheck);
  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
}
