// Shows that no machine asks: by work that the device does unseen or, by choice and where it cannot, by a picture. Each is good for one try.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { NoMachine, ProofPurpose, Refusal } from '@haopai/contracts';
import { refusalFault } from '@haopai/web-app/forms';
import { AccountsClient, ServerClock } from '@haopai/web-data';
import { Captcha } from './captcha';
import { PROVER } from './prover';

/** `null`: this browser cannot. */
type Shown = NoMachine | null;

interface Made {
  readonly purpose: ProofPurpose;
  /** Known when the challenge has come. */
  untilMs: number;
  readonly shown: Promise<Shown>;
}

/** One that is sent now must still be good when it arrives. */
const ON_ITS_WAY_MS = 15_000;

const ABOUT_PICTURES = new Set<string>(['CAPTCHA.WRONG', 'CAPTCHA.NEEDED', 'CAPTCHA.TOO_MANY']);

/** Provided, with `Captcha`, by each page on which a stranger asks for something. */
@Injectable()
export class MachineCheck {
  private readonly accounts = inject(AccountsClient);
  private readonly clock = inject(ServerClock);
  private readonly prove = inject(PROVER);
  readonly captcha = inject(Captcha);

  private readonly chosen = signal<'proof' | 'picture'>('proof');
  private made: Made | null = null;

  readonly isByPicture = computed(() => this.chosen() === 'picture');
  /** Somebody has pressed and waits for it. */
  readonly isWaitedFor = signal(false);
  /** This browser does not do the work. */
  readonly hasFailed = signal(false);
  private readonly isOn = signal(true);
  /** Until the site has said that it asks for none. */
  readonly isAsked = computed(() => (this.isByPicture() ? this.captcha.isAsked() : this.isOn()));

  /** While one still types. */
  begin(purpose: ProofPurpose): void {
    if (this.isByPicture()) void this.captcha.renew();
    else this.made = this.make(purpose);
  }

  takePicture(): void {
    this.chosen.set('picture');
    void this.captcha.renew();
  }

  takeProof(purpose: ProofPurpose): void {
    this.hasFailed.set(false);
    this.chosen.set('proof');
    this.begin(purpose);
  }

  /** What goes along; null when a picture is shown now and its characters are missing. */
  async answer(purpose: ProofPurpose): Promise<Shown> {
    if (!this.isByPicture()) {
      this.isWaitedFor.set(true);
      const shown = await this.proofFor(purpose);
      this.isWaitedFor.set(false);
      if (shown !== null) return shown;
      this.hasFailed.set(true);
      this.takePicture();
      return null;
    }
    await this.captcha.ready();
    return this.captcha.answer();
  }

  /** Whatever was answered, it is used up. Resolves when a picture that is needed anew is there. */
  async used(): Promise<void> {
    this.made = null;
    if (this.isByPicture()) await this.captcha.renew();
  }

  /** Puts a refusal beside the picture; true when it was about that. */
  learnFrom(refusal: Refusal): boolean {
    if (!ABOUT_PICTURES.has(refusal.code) || !this.isByPicture()) return false;
    this.captcha.text.refuse(refusalFault(refusal));
    return true;
  }

  private proofFor(purpose: ProofPurpose): Promise<Shown> {
    const { made } = this;
    const isGood = made?.purpose === purpose && made.untilMs - ON_ITS_WAY_MS > this.clock.nowMs();
    const current = isGood ? made : this.make(purpose);
    this.made = current;
    return current.shown;
  }

  private make(purpose: ProofPurpose): Made {
    const made = { purpose, untilMs: Infinity };
    return Object.assign(made, { shown: this.work(made) });
  }

  private async work(made: { readonly purpose: ProofPurpose; untilMs: number }): Promise<Shown> {
    const answer = await this.accounts.newProof({ purpose: made.purpose });
    // Whoever asks next is told why nothing answers; an instance of the release before knows the picture alone.
    if (!answer.ok) {
      made.untilMs = 0;
      return answer.refusal.code === 'REQUEST.NOT_FOUND' && made.purpose === 'password' ? null : {};
    }
    const view = answer.value;
    this.isOn.set(view.isOn);
    if (!view.isOn) return {};
    made.untilMs = view.expiresAtMs;
    try {
      return { proof: await this.prove(view.challenge) };
    } catch {
      return null;
    }
  }
}
