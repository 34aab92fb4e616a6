// The agreement in force, in the reader's language, and the two consents to it; a newer version has to be agreed to anew.
import { effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Words } from '@haopai/web-app';
import { AgreementClient } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';

@Injectable()
export class RegistrationAgreement {
  private readonly client = inject(AgreementClient);
  private readonly words = inject(Words);
  private readonly reading = reading(() => this.client.current(this.words.language()));
  private read: string | null = null;

  readonly state = this.reading.state;
  readonly hasAgreed = signal(false);
  readonly hasConsented = signal(false);
  readonly wasInsisted = signal(false);
  /** The version to which both consents stand, empty while they do not: what a reload keeps. */
  readonly given = signal('');

  constructor() {
    effect(() => {
      const version = this.reading.value()?.version;
      if (version === undefined) return;
      if (version !== this.read) untracked(() => this.restore(version));
      this.read = version;
      this.given.set(this.isGiven() ? version : '');
    });
  }

  reload(): void {
    this.reading.reload();
  }

  isGiven(): boolean {
    return this.reading.value() !== null && this.hasAgreed() && this.hasConsented();
  }

  insist(): void {
    this.wasInsisted.set(true);
  }

  /** What was agreed to, or null. */
  agreedVersion(): string | null {
    return this.isGiven() ? (this.reading.value()?.version ?? null) : null;
  }

  /** A newer version is in force: nothing stands any more. */
  withdraw(): void {
    this.given.set('');
    this.hasAgreed.set(false);
    this.hasConsented.set(false);
  }

  /** Consents given before a reload stand for the version that they were given to. */
  private restore(version: string): void {
    const given = this.given();
    if (given === '') return;
    this.hasAgreed.set(given === version);
    this.hasConsented.set(given === version);
  }
}
