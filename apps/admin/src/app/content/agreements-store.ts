// Versions of the user agreement, the one that is read, and a new one as it is typed.
import { inject, Injectable, signal } from '@angular/core';
import type { AdminAgreementHead, AdminAgreementView, AgreementWords } from '@haopai/contracts';
import { areGood, FormField, type Reading, readLine, Submission } from '@haopai/web-app/forms';
import { type Loaded, LOADING, type Outcome, toLoaded } from '@haopai/web-data';
import { inEachLanguage, type Language, LANGUAGES } from '@haopai/rules';
import type { FormTexts } from '../forms/merge-texts';
import { type FormPart, TypedForm } from '../forms/typed-form';
import { ContentClient } from './content-client';

function readDay(text: string): Reading<string> {
  return /^20\d\d-\d\d-\d\d$/.test(text)
    ? { ok: true, value: text }
    : { ok: false, code: 'MOMENT.MALFORMED', data: {} };
}

class TypedAgreement {
  readonly title = new FormField(readLine);
  readonly identityTitle = new FormField(readLine);
  readonly html = signal('');
  readonly identityHtml = signal('');

  parts(language: Language): readonly (readonly [string, FormPart])[] {
    const { html, identityHtml } = this;
    const parts = { title: this.title.text, html, identityTitle: this.identityTitle.text, identityHtml };
    return Object.entries(parts).map(([part, text]) => [`${part}.${language}`, text]);
  }

  words(): AgreementWords {
    return {
      ...{ title: this.title.value() ?? '', html: this.html() },
      ...{ identityTitle: this.identityTitle.value() ?? '', identityHtml: this.identityHtml() },
    };
  }
}

@Injectable()
export class AgreementsStore {
  private readonly client = inject(ContentClient);

  readonly state = signal<Loaded<readonly AdminAgreementHead[]>>(LOADING);
  readonly read = signal<Loaded<AdminAgreementView> | null>(null);
  /** Whether a new version is being written. */
  readonly isWriting = signal(false);
  readonly day = new FormField(readDay);
  readonly typed = inEachLanguage(() => new TypedAgreement());
  readonly form = new TypedForm({
    day: this.day.text,
    ...Object.fromEntries(LANGUAGES.flatMap((language) => this.typed[language].parts(language))),
  });
  readonly submission = new Submission();

  async load(): Promise<void> {
    this.state.set(LOADING);
    this.state.set(toLoaded(await this.client.agreements()));
  }

  async show(version: string): Promise<void> {
    this.isWriting.set(false);
    this.read.set(LOADING);
    this.read.set(toLoaded(await this.client.agreement(version)));
  }

  /** From the words of the newest version: mostly a few sentences are new. */
  async begin(): Promise<void> {
    const state = this.state();
    const newest = state.status === 'ready' ? state.value[0] : undefined;
    if (newest !== undefined) {
      const answer = await this.submission.send(() => this.client.agreement(newest.version));
      if (answer === null) return;
      if (!answer.ok) {
        this.submission.refusal.set(answer.refusal);
        return;
      }
      this.form.show(textsOf(answer.value));
    } else this.form.show({});
    this.read.set(null);
    this.day.clear();
    this.isWriting.set(true);
  }

  /** Null when a field is wrong or the server refused. */
  async add(): Promise<AdminAgreementView | null> {
    const version = this.day.value();
    const typed = Object.values(this.typed);
    const fields = [this.day, ...typed.flatMap(({ title, identityTitle }) => [title, identityTitle])];
    if (!areGood(...fields) || version === null) return null;
    const body = { version, texts: inEachLanguage((language) => this.typed[language].words()) };
    const answer = await this.submission.send(() => this.client.addAgreement(body));
    if (answer === null) return null;
    if (!answer.ok) {
      this.submission.refusal.set(answer.refusal);
      return null;
    }
    this.isWriting.set(false);
    this.state.set(toLoaded(await this.client.agreements()));
    return answer.value;
  }

  async withdraw(version: string, reason: string): Promise<Outcome<readonly AdminAgreementHead[]>> {
    const answer = await this.client.withdrawAgreement(version, reason);
    if (answer.ok) {
      this.read.set(null);
      this.state.set(toLoaded(answer));
    }
    return answer;
  }
}

function textsOf({ texts }: AdminAgreementView): FormTexts {
  const words = LANGUAGES.flatMap((language) => {
    const { title, html, identityTitle, identityHtml } = texts[language];
    const parts = Object.entries({ title, html, identityTitle, identityHtml });
    return parts.map(([part, text]): [string, string] => [`${part}.${language}`, text]);
  });
  return Object.fromEntries(words);
}
