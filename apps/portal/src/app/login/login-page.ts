// Log in, then go on where one was going.
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { Refusal } from '@haopai/contracts';
import { Session } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';
import { Words } from '../i18n/words';

@Component({
  selector: 'hp-login-page',
  imports: [Notice],
  templateUrl: './login-page.html',
  styleUrl: './login-page.scss',
})
export class LoginPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly words = inject(Words);

  /** Address within the portal to return to, from the query. */
  readonly next = input<string>();

  protected readonly say = this.words.say;
  protected readonly username = signal('');
  protected readonly password = signal('');
  protected readonly isShown = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly wasSubmitted = signal(false);
  protected readonly refusal = signal<Refusal | null>(null);
  protected readonly needsUsername = computed(() => this.wasSubmitted() && this.username().trim() === '');
  protected readonly needsPassword = computed(() => this.wasSubmitted() && this.password() === '');
  protected readonly why = computed(() => {
    const refusal = this.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });

  protected async logIn(event: Event): Promise<void> {
    event.preventDefault();
    this.wasSubmitted.set(true);
    this.refusal.set(null);
    if (this.needsUsername() || this.needsPassword() || this.isBusy()) return;
    this.isBusy.set(true);
    const refusal = await this.session.logIn({ username: this.username().trim(), password: this.password() });
    this.isBusy.set(false);
    if (refusal !== null) this.refusal.set(refusal);
    else await this.router.navigateByUrl(withinPortal(this.next()));
  }

  protected read(event: Event): string {
    return event.target instanceof HTMLInputElement ? event.target.value : '';
  }
}

/** Only addresses of this site: `//elsewhere` is none. */
function withinPortal(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/auctions';
}
