// The parts of the personal centre as a list: on the left of each page, and on a phone below what is to be done.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { type AccountSection, isOf, OWN_SECTIONS, SECURITY_SECTIONS } from './account-sections';

@Component({
  selector: 'hp-account-parts',
  imports: [Icon, RouterLink],
  template: `
    <nav [attr.aria-label]="say('account.sections')">
      <ul>
        @for (section of own; track section.address) {
          <li>
            <a
              [routerLink]="section.address"
              [class.here]="isHere(section)"
              [attr.aria-current]="isHere(section) ? 'page' : null"
              ><span>{{ say(section.name) }}</span
              ><hp-icon name="next"
            /></a>
          </li>
        }
      </ul>
      <details [open]="isWithin()">
        <summary data-testid="account-security">{{ say('account.security') }}</summary>
        <ul>
          @for (section of security; track section.address) {
            <li>
              <a
                [routerLink]="section.address"
                [class.here]="isHere(section)"
                [class.last]="$last"
                [attr.aria-current]="isHere(section) ? 'page' : null"
                ><span>{{ say(section.name) }}</span
                ><hp-icon name="next"
              /></a>
            </li>
          }
        </ul>
      </details>
    </nav>
  `,
  styleUrl: './account-parts.scss',
})
export class AccountParts {
  /** Of the page that is shown. */
  readonly path = input.required<string>();

  protected readonly say = inject(Words).say;
  protected readonly own = OWN_SECTIONS;
  protected readonly security = SECURITY_SECTIONS;
  protected readonly isWithin = computed(() => SECURITY_SECTIONS.some((section) => this.isHere(section)));

  protected isHere(section: AccountSection): boolean {
    return isOf(section, this.path());
  }
}
