// One's own account at the back office: who one is, the password, the phone and the passkeys with which one comes in, and where one is.
import { Component, computed, inject } from '@angular/core';
import { Words } from '@haopai/web-app';
import { rolesText } from '../session/staff-roles';
import { StaffSession } from '../session/staff-session';
import { OwnPasskeys } from './own-passkeys';
import { OwnPassword } from './own-password';
import { OwnPhone } from './own-phone';
import { OwnSessions } from './own-sessions';

@Component({
  selector: 'hp-account-page',
  imports: [OwnPasskeys, OwnPassword, OwnPhone, OwnSessions],
  template: `
    <div>
      <h1>{{ say('account.heading') }}</h1>
      <p class="hp-soft">{{ say('account.words') }}</p>
    </div>
    @if (staff(); as member) {
      <dl class="hp-facts hp-card">
        <dt>{{ say('staff.name') }}</dt>
        <dd>{{ member.displayName }}</dd>
        <dt>{{ say('staff.username') }}</dt>
        <dd>{{ member.username }}</dd>
        <dt>{{ say('staff.role') }}</dt>
        <dd>{{ roles() }}</dd>
      </dl>
      <hp-own-password />
      <hp-own-phone />
      <hp-own-passkeys />
      <hp-own-sessions />
    }
  `,
  host: { class: 'hp-page' },
})
export class AccountPage {
  protected readonly say = inject(Words).say;
  protected readonly staff = inject(StaffSession).staff;
  protected readonly roles = computed(() => {
    const member = this.staff();
    return member === null ? '' : rolesText(this.say, member);
  });
}
