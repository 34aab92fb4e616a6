// Registration, one question a page (manual, ch. 2): which step is shown, where it leads, and back to what was refused.
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { Session } from '@haopai/web-data';
import { Notice } from '@haopai/web-ui';
import { Stepper } from '@haopai/web-ui/fields';
import { SmsCode } from '../forms/sms-code';
import { Captcha } from '../machine-check/captcha';
import { MachineCheck } from '../machine-check/machine-check';
import { RegionFit } from './region-fit';
import { RegistrationAgreement } from './registration-agreement';
import { RegistrationDraft } from './registration-draft';
import { RegistrationFields } from './registration-fields';
import { placeNamed, REGISTRATION_STEPS, type RegistrationPlace, stepBefore } from './registration-steps';
import { RegistrationStore } from './registration-store';
import { AccountStep } from './steps/account-step';
import { AgreementStep } from './steps/agreement-step';
import { DoneStep } from './steps/done-step';
import { GuideStep } from './steps/guide-step';
import { IdentityStep } from './steps/identity-step';
import { KindStep } from './steps/kind-step';
import { MobileStep } from './steps/mobile-step';
import { PlaceStep } from './steps/place-step';
import { ReviewStep } from './steps/review-step';
import { UsernameCheck } from './username-check';

@Component({
  selector: 'hp-register-page',
  imports: [
    AccountStep,
    AgreementStep,
    DoneStep,
    GuideStep,
    IdentityStep,
    KindStep,
    MobileStep,
    Notice,
    PlaceStep,
    ReviewStep,
    RouterLink,
    Stepper,
  ],
  providers: [
    Captcha,
    FaultFocus,
    MachineCheck,
    RegionFit,
    RegistrationAgreement,
    RegistrationDraft,
    RegistrationFields,
    RegistrationStore,
    SmsCode,
    UsernameCheck,
  ],
  templateUrl: './register-page.html',
  styleUrl: './register-page.scss',
})
export class RegisterPage {
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  protected readonly store = inject(RegistrationStore);

  /** From the address. */
  readonly step = input.required<string>();

  protected readonly say = this.words.say;
  protected readonly place = computed(() => placeNamed(this.step()));
  protected readonly index = computed(() => REGISTRATION_STEPS.findIndex((step) => step === this.place()));
  protected readonly names = computed(() =>
    REGISTRATION_STEPS.map((step) => this.say(`register.step.${step}`)),
  );
  protected readonly title = computed(() => {
    const place = this.place();
    const kind = this.store.isOrganisation() ? 'Organisation' : 'Person';
    return this.say(`register.title.${place === 'identity' ? place + kind : place}`);
  });
  protected readonly before = computed(() => {
    const place = this.place();
    return place === 'done' ? null : stepBefore(place);
  });
  protected readonly action = computed(() => {
    if (this.store.isBusy()) return this.say('form.busy');
    if (this.place() === 'review') return this.say('register.submit');
    if (this.store.hasReviewed()) return this.say('register.toReview');
    return this.say(this.place() === 'guide' ? 'register.guide.start' : 'form.next');
  });
  protected readonly why = computed(() => {
    const refusal = this.store.refusal();
    return refusal === null ? null : this.words.sayRefusal(refusal);
  });
  /** Somebody is logged in who has not just registered here. */
  protected readonly other = computed(() => (this.place() === 'done' ? null : this.session.citizen()));
  /** After a reload: names are there, numbers are not. */
  protected readonly isRefilling = computed(() => {
    const place = this.place();
    const holdsSecrets = place === 'identity' || place === 'account';
    return this.store.wasRestored && holdsSecrets && !this.store.isFilled(place);
  });

  constructor() {
    effect(() => {
      const place = this.place();
      // The agreement loads for a moment; nobody is sent back for that.
      const isLoading = this.store.agreement.state().status === 'loading';
      const isKnown = this.session.state().status !== 'unknown';
      // The way on is under way.
      if (untracked(() => this.store.isBusy() || (this.store.isDone() && place !== 'done'))) return;
      const reachable = untracked(() => this.store.reachable(place));
      if (reachable === 'review') this.store.hasReviewed.set(true);
      if (reachable !== place && isKnown && !isLoading) void this.go(reachable, true);
    });
  }

  protected async goOn(event: Event): Promise<void> {
    event.preventDefault();
    const place = this.place();
    if (place === 'done') return;
    if (this.store.isBusy()) return;
    if (!(await this.store.complete(place))) return this.focus.move();
    if (place !== 'review') return this.go(this.store.after(place));
    const next = await this.store.submit();
    await this.go(next, next === 'done');
    if (next !== 'done') this.focus.move();
  }

  private async go(place: RegistrationPlace, isInstead = false): Promise<void> {
    await this.router.navigate(['/register', place], { replaceUrl: isInstead });
  }
}
