// Two ways in, by password and by a code on the phone; then on to where one was going.
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { Session } from '@haopai/web-data';
import { formatLeft, Notice } from '@haopai/web-ui';
import { PasswordField, TextField } from '@haopai/web-ui/fields';
import { MobileField } from '../forms/mobile-field';
import { SmsCode } from '../forms/sms-code';
import { SmsCodeField } from '../forms/sms-code-field';
import { Captcha } from '../machine-check/captcha';
import { MachineCheck } from '../machine-check/machine-check';
import { MachineCheckField } from '../machine-check/machine-check-field';
import { withinPortal } from '../shell/within-portal';
import { LineNotice } from './line-notice';
import { LoginLine } from './login-line';
import { LoginStore } from './login-store';
import { PasskeyWay } from './passkey-way';

const AFTER_LOG_IN = '/auctions';

@Component({
  selector: 'hp-login-page',
  imports: [
    LineNotice,
    MachineCheckField,
    MobileField,
    Notice,
    PasskeyWay,
    PasswordField,
    RouterLink,
    SmsCodeField,
    TextField,
  ],
  providers: [Captcha, FaultFocus, LoginLine, LoginStore, MachineCheck, SmsCode],
  templateUrl: './login-page.html',
  styleUrl: './login-page.scss',
})
export class LoginPage {
  private readonly router = inject(Router);
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  protected readonly store = inject(LoginStore);

  private readonly session = inject(Session);
  private isGoingOn = false;

  /** Address within the portal to return to, from the query. */
  readonly next = input<string>();
  /** `sms`, or by password. */
  readonly by = input<string>();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  /** Was already, or has become so in another tab. */
  protected readonly isIn = computed(
    () => this.session.citizen() !== null && !this.store.isBusy() && !this.store.isSmsBusy(),
  );
  protected readonly isBySms = computed(() => this.by() === 'sms');
  protected readonly submitWords = computed(() => {
    if (this.isBySms()) return this.store.isSmsBusy() ? 'login.busy' : 'login.submit';
    if (this.store.line.standing() !== null) return 'login.line.waiting';
    return this.store.isBusy() ? 'login.busy' : 'login.submit';
  });
  protected readonly why = computed(() => {
    const refusal = this.isBySms() ? this.store.smsRefusal() : this.store.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });
  protected readonly lockLeft = computed(() => formatLeft(this.store.lock.leftMs()));

  constructor() {
    effect(() => {
      if (this.isIn()) untracked(() => void this.goOn());
    });
    effect(() => {
      if (!this.isBySms() && untracked(this.store.line.standing) === null)
        untracked(() => this.store.check.begin('password'));
    });
    // The fields rest while one waits, and with them the focus.
    const isWaiting = computed(() => this.store.line.standing() !== null);
    effect(() => {
      if (isWaiting()) untracked(() => this.focus.move());
    });
  }

  private async goOn(): Promise<void> {
    if (this.isGoingOn) return;
    this.isGoingOn = true;
    // The way back leads to no form that leads on again.
    await this.router.navigateByUrl(withinPortal(this.next(), AFTER_LOG_IN), { replaceUrl: true });
    this.isGoingOn = false;
  }

  protected async logIn(event: Event): Promise<void> {
    event.preventDefault();
    // Who is in is led on, however it came about.
    const isIn = await (this.isBySms() ? this.store.logInBySms() : this.store.logIn());
    if (!isIn) this.focus.move();
  }
}
