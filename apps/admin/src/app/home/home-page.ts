// The first page: what waits for whoever is in, the late first, and when they were last here. The parts stand in the menu.
import { Component, computed, inject } from '@angular/core';
import { momentOf, Words } from '@haopai/web-app';
import { StaffSession } from '../session/staff-session';
import { WaitingSummary } from '../waiting/waiting-summary';
import { WorkList } from './work-list';

@Component({
  selector: 'hp-home-page',
  imports: [WaitingSummary, WorkList],
  template: `
    @if (staff(); as member) {
      <div class="hp-page">
        <h1>{{ say('home.heading', { name: member.displayName }) }}</h1>
        <hp-waiting-summary />
        <hp-work-list />
        <p class="hp-soft" data-testid="last-log-in">{{ lastLogIn() }} {{ say('home.words') }}</p>
      </div>
    }
  `,
})
export class HomePage {
  private readonly session = inject(StaffSession);
  protected readonly say = inject(Words).say;
  protected readonly staff = this.session.staff;
  protected readonly lastLogIn = computed(() => {
    const atMs = this.staff()?.lastLogInAtMs ?? null;
    return atMs === null ? this.say('home.firstLogIn') : this.say('home.lastLogIn', { time: momentOf(atMs) });
  });
}
