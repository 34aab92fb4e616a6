// The parts of the back office that one's role includes: beside the page, or behind a menu button where there is no room.
import { Component, computed, inject, output } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Words } from '@haopai/web-app';
import { StaffSession } from '../session/staff-session';
import { navigationFor } from './navigation';

@Component({
  selector: 'hp-side-bar',
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav data-testid="navigation" [attr.aria-label]="say('nav.label')">
      <a
        routerLink="/"
        routerLinkActive="here"
        ariaCurrentWhenActive="page"
        [routerLinkActiveOptions]="{ exact: true }"
        (click)="left.emit()"
        >{{ say('nav.home') }}</a
      >
      @for (group of groups(); track group.name) {
        <p [id]="group.name">{{ say(group.name) }}</p>
        <ul [attr.aria-labelledby]="group.name">
          @for (part of group.parts; track part.address) {
            <li>
              <a
                routerLinkActive="here"
                ariaCurrentWhenActive="page"
                [routerLink]="part.address"
                (click)="left.emit()"
                >{{ say(part.name) }}</a
              >
            </li>
          }
        </ul>
      }
    </nav>
  `,
  styleUrl: './side-bar.scss',
})
export class SideBar {
  private readonly session = inject(StaffSession);

  /** A link was followed. */
  readonly left = output();

  protected readonly say = inject(Words).say;
  protected readonly groups = computed(() => navigationFor((permission) => this.session.may(permission)));
}
