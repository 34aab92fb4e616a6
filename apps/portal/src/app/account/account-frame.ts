// The frame of the personal centre: its parts on the left; on a phone the list stands on the overview and a way back on each part.
import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '@haopai/web-data';
import { Icon, Notice } from '@haopai/web-ui';
import { filter, map } from 'rxjs';
import { Words } from '../i18n/words';
import { ACCOUNT_SECTIONS } from './account-sections';
import { ProfileStore } from './profile-store';

@Component({
  selector: 'hp-account-frame',
  imports: [Icon, Notice, RouterLink, RouterLinkActive, RouterOutlet],
  providers: [ProfileStore],
  template: `
    @if (citizen() === null) {
      <h1>{{ say('account.heading') }}</h1>
      <!-- Above the page it may stand already, with the reason. -->
      @if (ended() === null) {
        <hp-notice [heading]="say('ended.heading')">
          <a hpAction class="hp-button" routerLink="/login" [queryParams]="{ next: address() }">{{
            say('ended.login')
          }}</a>
        </hp-notice>
      }
    } @else {
      <div class="frame" [class.at-overview]="isOverview()">
        <nav [attr.aria-label]="say('account.sections')">
          <p class="name">{{ say('account.heading') }}</p>
          <ul>
            @for (section of sections; track section.address) {
              <li>
                <a
                  [routerLink]="section.address"
                  routerLinkActive="here"
                  ariaCurrentWhenActive="page"
                  [routerLinkActiveOptions]="{ exact: true }"
                  ><span>{{ say(section.name) }}</span
                  ><hp-icon name="next"
                /></a>
              </li>
            }
          </ul>
        </nav>
        <div class="part">
          <a class="hp-back" routerLink="/account"><hp-icon name="back" />{{ say('account.heading') }}</a>
          <router-outlet />
        </div>
      </div>
    }
  `,
  styleUrl: './account-frame.scss',
})
export class AccountFrame {
  private readonly router = inject(Router);
  protected readonly say = inject(Words).say;
  private readonly session = inject(Session);
  protected readonly citizen = this.session.citizen;
  protected readonly ended = this.session.ended;
  protected readonly sections = ACCOUNT_SECTIONS;
  protected readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  protected readonly isOverview = computed(() => /^\/account(?:[?#]|$)/.test(this.address()));
}
