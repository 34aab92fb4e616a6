// A forgotten password: the mobile number, then the code and a new password, then log in with it.
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { Notice } from '@haopai/web-ui';
import { PasswordField, Stepper } from '@haopai/web-ui/fields';
import { MobileField } from '../forms/mobile-field';
import { SmsCode } from '../forms/sms-code';
import { SmsCodeField } from '../forms/sms-code-field';
import { Captcha } from '../machine-check/captcha';
import { MachineCheck } from '../machine-check/machine-check';
import { MachineCheckField } from '../machine-check/machine-check-field';
import { RecoveryStore } from './recovery-store';

const STEPS = ['mobile', 'password', 'done'] as const;
type RecoveryStep = (typeof STEPS)[number];

@Component({
  selector: 'hp-recover-page',
  imports: [MachineCheckField, MobileField, Notice, PasswordField, RouterLink, SmsCodeField, Stepper],
  providers: [Captcha, FaultFocus, MachineCheck, RecoveryStore, SmsCode],
  templateUrl: './recover-page.html',
  styleUrl: './recover-page.scss',
})
export class RecoverPage {
  private readonly router = inject(Router);
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  protected readonly store = inject(RecoveryStore);

  /** From the address. */
  readonly step = input.required<string>();

  protected readonly say = this.words.say;
  protected readonly sayFault = this.words.sayFault;
  protected readonly place = computed<RecoveryStep>(
    () => STEPS.find((step) => step === this.step()) ?? 'mobile',
  );
  protected readonly index = computed(() => STEPS.indexOf(this.place()));
  protected readonly names = computed(() => STEPS.map((step) => this.say(`recover.step.${step}`)));
  protected readonly why = computed(() => {
    const refusal = this.store.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });

  protected readonly trouble = computed(() => {
    const refusal = this.store.sms.trouble();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });

  constructor() {
    // What was typed does not survive a reload: begin where something can be done.
    effect(() => {
      const place = this.place();
      const isHere = untracked(() =>
        place === 'done' ? this.store.isDone() : place === 'mobile' || this.store.sms.sent() !== null,
      );
      if (!isHere) void this.go('mobile', true);
    });
  }

  protected async goOn(event: Event): Promise<void> {
    event.preventDefault();
    if (this.place() === 'mobile') {
      if (await this.store.sendCode()) return this.go('password');
    } else if (await this.store.recover()) return this.go('done', true);
    this.focus.move();
  }

  private async go(step: RecoveryStep, isInstead = false): Promise<void> {
    await this.router.navigate(['/recover', step], { replaceUrl: isInstead });
  }
}
