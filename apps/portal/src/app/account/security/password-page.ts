// A new password, confirmed with the present one; the other sessions end.
import { Component, inject } from '@angular/core';
import { parsePassword, type Password } from '@haopai/rules/people';
import { Words } from '@haopai/web-app';
import { FaultFocus, FormField } from '@haopai/web-app/forms';
import { ProfileClient } from '@haopai/web-data';
import { PasswordField } from '@haopai/web-ui/fields';
import { ChangeDesk } from './change-desk';
import { ChangeOutcome } from './change-outcome';
import { CurrentPassword } from './current-password';

@Component({
  selector: 'hp-password-page',
  imports: [ChangeOutcome, CurrentPassword, PasswordField],
  providers: [ChangeDesk, FaultFocus],
  template: `
    <div>
      <h1>{{ say('account.section.password') }}</h1>
      <p class="hp-soft">{{ say('account.passwordWords') }}</p>
    </div>
    <hp-change-outcome
      [submission]="desk.submission"
      [done]="say('account.passwordDone')"
      [doneWords]="say('account.passwordDoneWords')"
    />
    <form class="hp-card" novalidate (submit)="change($event)">
      <hp-current-password [field]="desk.currentPassword" />
      <hp-password-field
        name="new-password"
        autocomplete="new-password"
        [label]="say('form.newPassword')"
        [help]="say('form.passwordHelp')"
        [error]="sayFault(password.shownFault())"
        [good]="password.isGood() ? say('form.passwordGood') : null"
        [showLabel]="say('form.show')"
        [hideLabel]="say('form.hide')"
        [(value)]="password.text"
        (left)="password.leave()"
      />
      <button
        class="hp-button submit"
        type="submit"
        data-testid="change-submit"
        [attr.aria-disabled]="desk.submission.isBusy()"
      >
        {{ say(desk.submission.isBusy() ? 'form.busy' : 'account.passwordSubmit') }}
      </button>
    </form>
  `,
  styleUrl: '../part.scss',
})
export class PasswordPage {
  private readonly client = inject(ProfileClient);
  private readonly words = inject(Words);
  protected readonly desk = inject(ChangeDesk);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly password = new FormField<Password>(parsePassword);

  protected async change(event: Event): Promise<void> {
    event.preventDefault();
    await this.desk.change({ newPassword: this.password }, (currentPassword) =>
      this.client.changePassword({ currentPassword, newPassword: this.password.value() ?? '' }),
    );
  }
}
