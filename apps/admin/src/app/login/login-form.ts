// The steps of the way in: password, a code (of a phone that is bound here first), a password of one’s own. On a page of its own, or
// for one member over the page on which their session ended.
import { Component, computed, effect, ElementRef, inject, input, output, untracked } from '@angular/core';
import type { StaffView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { formatLeft, Notice } from '@haopai/web-ui';
import { PasswordField, TextField } from '@haopai/web-ui/fields';
import { SessionLapse } from '../session/session-lapse';
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
  selector: 'hp-login-form',
  imports: [BindPhone, Notice, PasswordField, TextField],
  providers: [FaultFocus, LoginStore],
  templateUrl: './login-form.html',
  styleUrl: './login-form.scss',
})
export class LoginForm {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly session = inject(StaffSession);
  private readonly lapse = inject(SessionLapse);
  protected readonly store = inject(LoginStore);

  /** Who has to come back; null where anybody of the staff may come in. */
  readonly member = input<StaffView | null>(null);
  readonly entered = output();
  /** They do not come back. */
  readonly left = output();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly heading = computed(() => {
    const { step } = this.store.stage();
    const isAgain = this.member() !== null && step === 'password';
    if (this.store.canShowPasskey()) return this.say('login.passkeyHeading');
    return this.say(isAgain ? 'login.againHeading' : HEADINGS[step]);
  });
  protected readonly why = computed(() => {
    const failure = this.store.failure();
    if (failure !== null) return this.say(`passkey.failure.${failure}`);
    const refusal = this.store.refusal() ?? this.whyOut();
    if (refusal === null) return null;
    // The words that citizens read offer a way in by text message, which staff have not.
    if (refusal.code === 'LOGIN.LOCKED' && 'retryAfterMs' in refusal.data)
      return this.say('login.locked', { left: this.words.span(refusal.data.retryAfterMs) });
    return this.words.sayRefusal(refusal);
  });
  /** That a session is over by itself stands below the heading already, with what becomes of the page. */
  private readonly whyOut = computed(() => {
    const refusal = this.lapse.why() ?? this.session.whyOut();
    return this.member() !== null && refusal?.code === 'SESSION.MISSING' ? null : refusal;
  });
  protected readonly lockLeft = computed(() => formatLeft(this.store.lock.leftMs()));
  protected readonly newPasswordGood = computed(() =>
    this.store.newPassword.isGood() ? this.say('login.newPasswordGood') : null,
  );

  constructor() {
    effect(() => {
      const member = this.member();
      if (member !== null) untracked(() => this.store.username.text.set(member.username));
    });
  }

  protected async showPasskey(): Promise<void> {
    if (await this.store.showPasskey()) this.entered.emit();
    else this.focus.move();
  }

  protected async proceed(event: Event): Promise<void> {
    event.preventDefault();
    const before = this.store.stage();
    if (await this.store.proceed()) {
      this.entered.emit();
      return;
    }
    if (this.store.stage() === before || this.store.refusal() !== null) this.focus.move();
    else
      setTimeout(() =>
        this.host.nativeElement.querySelector<HTMLElement>('[data-testid=use-passkey], form input')?.focus(),
      );
  }
}
