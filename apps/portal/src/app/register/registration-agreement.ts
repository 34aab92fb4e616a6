// The agreement in force, in the reader's language, and the two consents to it; a newer version has to be agreed to anew.
import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import type { AgreementView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { AgreementClient, type Loaded, LOADING, toLoaded } from '@haopai/web-data';
import type { Language } from '@haopai/rules';

@Injectable()
export class RegistrationAgreement {
  private readonly client = inject(AgreementClient);
  private readonly words = inject(Words);
  private readonly loaded = signal<Loaded<AgreementView>>(LOADING);

  readonly state = this.loaded.asReadonly();
  readonly hasAgreed = signal(false);
  readonly hasConsented = signal(false);
  readonly wasInsisted = signal(false);
  /** The version to which both consents stand, empty while they do not: what a reload keeps. */
  readonly given = signal('');

  constructor() {
    effect(() => {
      const language = this.words.language();
      untracked(() => void this.load(language));
    });
    effect(() => {
      const state = this.loaded();
      if (state.status === 'ready') this.given.set(this.isGiven() ? state.value.version : '');
    });
  }

  reload(): Promise<void> {
    return this.load(this.words.language());
  }

  isGiven(): boolean {
    return this.loaded().status === 'ready' && this.hasAgreed() && this.hasConsented();
  }

  insist(): void {
    this.wasInsisted.set(true);
  }

  /** What was agreed to, or null. */
  agreedVersion(): string | null {
    const state = this.loaded();
    return state.status === 'ready' && this.isGiven() ? state.value.version : null;
  }

  /** A newer version is in force: nothing stands any more. */
  withdraw(): void {
    this.given.set('');
    this.hasAgreed.set(false);
    this.hasConsented.set(false);
  }

  private async load(language: Language): Promise<void> {
    this.loaded.set(LOADING);
    const answer = toLoaded(await this.client.current(language));
    if (language !== this.words.language()) return;
    const given = this.given();
    if (answer.status === 'ready' && given !== '') {
      this.hasAgreed.set(given === answer.value.version);
      this.hasConsented.set(given === answer.value.version);
    }
    this.loaded.set(answer);
  }
}
