// What a citizen keeps an eye on, plates and searches, each one press from the other.
import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Words } from '@haopai/web-app';

const TABS = [
  { address: '/account/watches', name: 'account.section.watches' },
  { address: '/account/searches', name: 'account.section.searches' },
] as const;

@Component({
  selector: 'hp-kept-tabs',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav [attr.aria-label]="say('account.section.kept')">
      @for (tab of tabs; track tab.address) {
        <a [routerLink]="tab.address" routerLinkActive="here" ariaCurrentWhenActive="page">{{
          say(tab.name)
        }}</a>
      }
    </nav>
  `,
  styleUrl: '../lists/tabs.scss',
})
export class KeptTabs {
  protected readonly say = inject(Words).say;
  protected readonly tabs = TABS;
}
