// The way in as a page of its own, and then on to where one was going.
import { Component, effect, inject, input, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { StaffSession } from '../session/staff-session';
import { LoginForm } from './login-form';

@Component({
  selector: 'hp-login-page',
  imports: [LoginForm],
  template: `<hp-login-form />`,
  styles: `
    :host {
      display: grid;
      justify-content: center;
      padding-top: 24px;
    }
    hp-login-form {
      width: min(520px, calc(100vw - 32px));
    }
  `,
})
export class LoginPage {
  private readonly router = inject(Router);
  private readonly session = inject(StaffSession);

  /** Address within the back office to return to, from the query. */
  readonly next = input<string>();

  constructor() {
    // Whoever is in already has nothing to do here.
    effect(() => {
      if (this.session.staff() !== null) untracked(() => void this.goOn());
    });
  }

  private goOn(): Promise<boolean> {
    return this.router.navigateByUrl(within(this.next()));
  }
}

/** Only addresses of the back office: `//elsewhere` is none. */
function within(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}
