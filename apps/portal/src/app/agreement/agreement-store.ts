// State of the page of the agreement: the text for everybody; for a citizen also what is new, both consents, and the answer to them.
import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { AgreementView, OwnAgreementView } from '@haopai/contracts';
import { Submission, Words } from '@haopai/web-app';
import { AgreementClient, type Loaded, LOADING, type Outcome, Session, toLoaded } from '@haopai/web-data';
import type { Language } from '@haopai/rules';

/** Of somebody who is not logged in: there to be read. */
function forAnybody(agreement: AgreementView): OwnAgreementView {
  return { agreement, isDue: false, agreedVersion: null, agreedAtMs: null, changes: null };
}

@Injectable()
export class AgreementStore {
  private readonly client = inject(AgreementClient);
  private readonly session = inject(Session);
  private readonly words = inject(Words);
  private readonly isReaderKnown = computed(() => this.session.state().status !== 'unknown');
  private readonly loaded = signal<Loaded<OwnAgreementView>>(LOADING);

  readonly state = this.loaded.asReadonly();
  readonly hasAgreed = signal(false);
  readonly hasConsented = signal(false);
  readonly wasInsisted = signal(false);
  readonly submission = new Submission();

  constructor() {
    effect(() => {
      const language = this.words.language();
      if (this.isReaderKnown()) untracked(() => void this.load(language));
    });
  }

  reload(): Promise<void> {
    return this.load(this.words.language());
  }

  /** True when it is agreed to. A newer version is shown instead, and has to be agreed to itself. */
  async agree(): Promise<boolean> {
    const state = this.loaded();
    this.wasInsisted.set(true);
    if (state.status !== 'ready' || !this.hasAgreed() || !this.hasConsented()) return false;
    const body = { version: state.value.agreement.version, identityConsent: true };
    const answer = await this.submission.send(() => this.client.agree(this.words.language(), body));
    if (answer === null) return false;
    if (answer.ok) {
      this.session.noteAgreed();
      return true;
    }
    this.submission.refusal.set(answer.refusal);
    if (answer.refusal.code === 'ACCOUNT.AGREEMENT_OUTDATED') {
      for (const consent of [this.hasAgreed, this.hasConsented, this.wasInsisted]) consent.set(false);
      await this.reload();
    }
    return false;
  }

  private async load(language: Language): Promise<void> {
    this.loaded.set(LOADING);
    const answer = toLoaded(await this.ask(language));
    if (language === this.words.language()) this.loaded.set(answer);
  }

  private async ask(language: Language): Promise<Outcome<OwnAgreementView>> {
    if (this.session.citizen() !== null) return this.client.own(language);
    const current = await this.client.current(language);
    return current.ok ? { ok: true, value: forAnybody(current.value) } : current;
  }
}
