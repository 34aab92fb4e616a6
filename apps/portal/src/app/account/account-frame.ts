// The frame of the personal centre: its parts on the left; on a phone the overview lists them, and each part has a way back.
import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Session } from '@haopai/web-data';
import { Icon, Notice } from '@haopai/web-ui';
import { filter, map } from 'rxjs';
import { AccountParts } from './account-parts';
import { type AccountSection, OWN_SECTIONS, SECURITY_SECTIONS } from './account-sections';
import { ProfileStore } from './profile-store';

const CENTRE: AccountSection = { address: '/account', name: 'account.heading' };

@Component({
  selector: 'hp-account-frame',
  imports: [AccountParts, Icon, Notice, RouterLink, RouterOutlet],
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
      <div class="frame" [class.at-overview]="isOverview()" [class.deep]="above().address !== '/account'">
        <div class="parts">
          <a
            class="name"
            routerLink="/account"
            [class.here]="isOverview()"
            [attr.aria-current]="isOverview() ? 'page' : null"
            >{{ say('account.heading') }}</a
          >
          <hp-account-parts [path]="path()" />
        </div>
        <div class="part">
          <a class="hp-back" [routerLink]="above().address"><hp-icon name="back" />{{ say(above().name) }}</a>
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
  protected readonly address = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
    ),
    { initialValue: this.router.url },
  );
  protected readonly path = computed(() => this.address().split(/[?#]/, 1)[0] ?? '');
  protected readonly isOverview = computed(() => this.path() === CENTRE.address);
  /** The list to which a page of one of its items leads back, else the centre itself. */
  protected readonly above = computed(
    () =>
      [...OWN_SECTIONS, ...SECURITY_SECTIONS].find(({ address }) => this.path().startsWith(`${address}/`)) ??
      CENTRE,
  );
}
