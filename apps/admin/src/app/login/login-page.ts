// The way in, step by step: password, a code (of a phone that is bound here first), a password of one's own; then on to where one was.
import { Component, computed, effect, ElementRef, inject, input, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { formatLeft, Notice } from '@haopai/web-ui';
import { PasswordField, TextField } from '@haopai/web-ui/fields';
import { StaffSession } from '../session/staff-session';
import { BindPhone } from './bind-phone';
import { LoginStore } from './login-store';

const HEADINGS = {
  password: 'login.heading',
  bindTotp: 'login.bindHeading',
  totp: 'login.codeHeading',
  newPassword: 'login.newHeading',
} as const;

@Component({
  selector: 'hp-login-page',
  imports: [BindPhone, Notice, PasswordField, TextField],
  providers: [FaultFocus, LoginStore],
  templateUrl: './login-page.html',
  styleUrl: './login-page.scss',
})
export class LoginPage {
  private readonly router = inject(Router);
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly session = inject(StaffSession);
  protected readonly store = inject(LoginStore);

  /** Address within the back office to return to, from the query. */
  readonly next = input<string>();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly heading = computed(() => this.say(HEADINGS[this.store.stage().step]));
  protected readonly why = computed(() => {
    const refusal = this.store.refusal() ?? this.session.whyOut();
    if (refusal === null) return null;
    // The words that citizens read offer a way in by text message, which staff have not.
    if (refusal.code === 'LOGIN.LOCKED' && 'retryAfterMs' in refusal.data)
      return this.say('login.locked', { left: this.words.span(refusal.data.retryAfterMs) });
    return this.words.sayRefusal(refusal);
  });
  protected readonly lockLeft = computed(() => formatLeft(this.store.lock.leftMs()));
  protected readonly newPasswordGood = computed(() =>
    this.store.newPassword.isGood() ? this.say('login.newPasswordGood') : null,
  );

  constructor() {
    // Whoever is in already has nothing to do here.
    effect(() => {
      if (this.session.staff() !== null) untracked(() => void this.goOn());
    });
  }

  protected async proceed(event: Event): Promise<void> {
    event.preventDefault();
    const before = this.store.stage();
    if (await this.store.proceed()) return;
    if (this.store.stage() === before || this.store.refusal() !== null) this.focus.move();
    else setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>('form input')?.focus());
  }

  private goOn(): Promise<boolean> {
    return this.router.navigateByUrl(within(this.next()));
  }
}

/** Only addresses of the back office: `//elsewhere` is none. */
function within(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/';
}
