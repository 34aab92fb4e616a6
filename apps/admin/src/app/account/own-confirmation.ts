// What whoever is in shows once more: the password, and a code of the phone where they have no passkey.
import { Component, inject, input } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Notice } from '@haopai/web-ui';
import { PasswordField, TextField } from '@haopai/web-ui/fields';
import { StaffSession } from '../session/staff-session';
import { OwnAccess } from './own-access';

@Component({
  selector: 'hp-own-confirmation',
  imports: [Notice, PasswordField, TextField],
  template: `
    @if (access.refused(); as words) {
      <hp-notice kind="failed" data-testid="own-refusal" data-outcome tabindex="-1" [heading]="words" />
    }
    <input
      hidden
      type="text"
      name="username"
      autocomplete="username"
      readonly
      [value]="staff()?.username ?? ''"
    />
    <hp-password-field
      [name]="part() + '-current'"
      autocomplete="current-password"
      [label]="say('account.currentPassword')"
      [showLabel]="say('login.show')"
      [hideLabel]="say('login.hide')"
      [error]="sayFault(access.currentPassword.shownFault())"
      [(value)]="access.currentPassword.text"
      (left)="access.currentPassword.leave()"
    />
    <ng-content />
    @if (access.wantsCode()) {
      <hp-text-field
        [name]="part() + '-code'"
        keyboard="numeric"
        autocomplete="one-time-code"
        [label]="say('account.code')"
        [help]="say('login.codeHelp')"
        [error]="sayFault(access.code.shownFault())"
        [(value)]="access.code.text"
        (left)="access.code.leave()"
      />
    } @else {
      <p class="hp-soft">{{ say('passkey.forCode') }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 16px;
    }
    p {
      margin: 0;
    }
  `,
})
export class OwnConfirmation {
  private readonly words = inject(Words);

  /** Begins the names of its fields: there are two such forms on a page. */
  readonly part = input.required<string>();

  protected readonly access = inject(OwnAccess);
  protected readonly staff = inject(StaffSession).staff;
  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
}
