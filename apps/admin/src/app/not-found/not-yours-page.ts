// For pages that one's role does not include.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { rolesText } from '../session/staff-roles';
import { StaffSession } from '../session/staff-session';

@Component({
  selector: 'hp-not-yours-page',
  imports: [RouterLink],
  template: `
    <div class="hp-page" data-testid="not-yours">
      <h1>{{ say('notYours.heading') }}</h1>
      <p class="hp-soft">{{ say('notYours.words', { role: role() }) }}</p>
      <p>
        <a class="hp-button" routerLink="/">{{ say('notYours.action') }}</a>
      </p>
    </div>
  `,
})
export class NotYoursPage {
  private readonly session = inject(StaffSession);
  protected readonly say = inject(Words).say;
  protected readonly role = computed(() => {
    const staff = this.session.staff();
    return staff === null ? '' : rolesText(this.say, staff);
  });
}
