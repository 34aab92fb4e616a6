// Another password in place of one's own.
import { Component, computed, inject } from '@angular/core';
import { parsePassword, type Password } from '@haopai/rules/people';
import { Words } from '@haopai/web-app';
import { FaultFocus, FormField } from '@haopai/web-app/forms';
import { PasswordField } from '@haopai/web-ui/fields';
import { Announcer } from '../announcements/announcer';
import { StaffSession } from '../session/staff-session';
import { OwnAccess } from './own-access';
import { OwnConfirmation } from './own-confirmation';

@Component({
  selector: 'hp-own-password',
  imports: [OwnConfirmation, PasswordField],
  providers: [FaultFocus, OwnAccess],
  template: `
    <form class="hp-card" novalidate data-testid="own-password" (submit)="save($event)">
      <h2>{{ say('account.passwordHeading') }}</h2>
      <p class="hp-soft">{{ say('account.othersEnd') }}</p>
      <hp-own-confirmation part="password">
        <hp-password-field
          name="new-password"
          autocomplete="new-password"
          [label]="say('login.newPassword')"
          [help]="say('login.newPasswordHelp')"
          [showLabel]="say('login.show')"
          [hideLabel]="say('login.hide')"
          [good]="good()"
          [error]="sayFault(newPassword.shownFault())"
          [(value)]="newPassword.text"
          (left)="newPassword.leave()"
        />
      </hp-own-confirmation>
      <p>
        <button
          type="submit"
          class="hp-button"
          data-testid="save-password"
          [attr.aria-disabled]="access.isBusy()"
        >
          {{ say('account.passwordSave') }}
        </button>
      </p>
    </form>
  `,
  styleUrl: './own-form.scss',
})
export class OwnPassword {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly session = inject(StaffSession);
  private readonly announcer = inject(Announcer);
  protected readonly access = inject(OwnAccess);

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly newPassword = new FormField<Password>(parsePassword);
  protected readonly good = computed(() =>
    this.newPassword.isGood() ? this.say('login.newPasswordGood') : null,
  );

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const confirmation = this.access.confirmation(this.newPassword);
    if (confirmation === null) return this.focus.move();
    const body = { ...confirmation, newPassword: this.newPassword.good() };
    const staff = await this.access.changePassword(body, this.newPassword);
    if (staff === null) return this.focus.move();
    this.access.clear();
    this.newPassword.clear();
    this.session.enter(staff);
    this.announcer.say(this.say('account.passwordDone'));
  }
}
