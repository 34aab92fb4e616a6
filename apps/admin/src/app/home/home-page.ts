// The first page: what waits for whoever is in, then the parts that their role includes, and when they were last here.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { momentOf, Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { rolesText } from '../session/staff-roles';
import { StaffSession } from '../session/staff-session';
import { navigationFor } from '../shell/navigation';
import { WaitingSummary } from '../waiting/waiting-summary';
import { WorkList } from './work-list';

@Component({
  selector: 'hp-home-page',
  imports: [Icon, RouterLink, WaitingSummary, WorkList],
  template: `
    @if (staff(); as member) {
      <div class="hp-page">
        <h1>{{ say('home.heading', { name: member.displayName }) }}</h1>
        <div>
          <p>{{ say('home.words', { role: rolesText(say, member) }) }}</p>
          <p class="hp-soft" data-testid="last-log-in">{{ lastLogIn() }}</p>
        </div>
        <hp-waiting-summary />
        <hp-work-list />
        @for (group of groups(); track group.name) {
          <section>
            <h2>{{ say(group.name) }}</h2>
            <ul>
              @for (part of group.parts; track part.address) {
                <li>
                  <a class="hp-card" [routerLink]="part.address"
                    ><span>{{ say(part.name) }}</span
                    ><hp-icon name="next"
                  /></a>
                </li>
              }
            </ul>
          </section>
        }
      </div>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: 12px;
    }
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(220px, 1fr));
      gap: 12px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .hp-card {
      display: flex;
      align-items: center;
      justify-content: space-between;
      font-weight: 600;
      text-decoration: none;
    }
    .hp-card:hover {
      border-color: var(--hp-blue);
    }
  `,
})
export class HomePage {
  private readonly session = inject(StaffSession);
  protected readonly say = inject(Words).say;
  protected readonly rolesText = rolesText;
  protected readonly staff = this.session.staff;
  protected readonly groups = computed(() => navigationFor((permission) => this.session.may(permission)));
  protected readonly lastLogIn = computed(() => {
    const atMs = this.staff()?.lastLogInAtMs ?? null;
    return atMs === null ? this.say('home.firstLogIn') : this.say('home.lastLogIn', { time: momentOf(atMs) });
  });
}
