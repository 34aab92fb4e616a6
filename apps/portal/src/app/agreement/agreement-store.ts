// State of the page of the agreement: the text for everybody; for a citizen also what is new, both consents, and the answer to them.
import { computed, effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { AgreementView, OwnAgreementView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { Submission } from '@haopai/web-app/forms';
import { AgreementClient, type ReadState, Session } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';

/** Of somebody who is not logged in: there to be read. */
function forAnybody(agreement: AgreementView): OwnAgreementView {
  return { agreement, isDue: false, agreedVersion: null, agreedAtMs: null, changes: null };
}

@Injectable()
export class AgreementStore {
  private readonly client = inject(AgreementClient);
  private readonly session = inject(Session);
  private readonly words = inject(Words);
  private readonly ofCitizen = reading(
    () => (this.session.citizen() === null ? undefined : this.client.own(this.words.language())),
    { subject: () => `${this.session.citizenId()} ${this.words.language()}` },
  );
  private readonly ofAnybody = reading(() =>
    this.session.state().status === 'anonymous' ? this.client.current(this.words.language()) : undefined,
  );

  readonly state = computed((): ReadState<OwnAgreementView> => {
    if (this.session.citizen() !== null) return this.ofCitizen.state();
    const shown = this.ofAnybody.state();
    return shown.status === 'ready' ? { ...shown, value: forAnybody(shown.value) } : shown;
  });
  readonly hasAgreed = signal(false);
  readonly hasConsented = signal(false);
  readonly wasInsisted = signal(false);
  readonly submission = new Submission();

  constructor() {
    let read: string | null = null;
    effect(() => {
      const state = this.state();
      if (state.status !== 'ready') return;
      const { version } = state.value.agreement;
      // What was ticked was ticked for the version that was shown.
      if (read !== null && read !== version) untracked(() => this.withdraw());
      read = version;
    });
  }

  reload(): void {
    this.ofCitizen.reload();
    this.ofAnybody.reload();
  }

  /** True when it is agreed to. A newer version is shown instead, and has to be agreed to itself. */
  async agree(): Promise<boolean> {
    const state = this.state();
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
      this.withdraw();
      this.reload();
    }
    return false;
  }

  private withdraw(): void {
    for (const consent of [this.hasAgreed, this.hasConsented, this.wasInsisted]) consent.set(false);
  }
}
