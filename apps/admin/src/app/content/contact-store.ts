// How to reach the office as it is typed, in each language.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { AdminContactView, ContactView } from '@haopai/contracts';
import { areGood, FormField, readLine, readOptional, Submission } from '@haopai/web-app/forms';
import { type Loaded, LOADING } from '@haopai/web-data';
import { inEachLanguage, type Language, LANGUAGES } from '@haopai/rules';
import type { FormTexts } from '../forms/merge-texts';
import { type FormPart, TypedForm } from '../forms/typed-form';
import { ContentClient } from './content-client';

export const CONTACT_PARTS = ['office', 'address', 'hotline', 'hours', 'email'] as const;
export type ContactPart = (typeof CONTACT_PARTS)[number];

class TypedContact {
  readonly parts: Readonly<Record<ContactPart, FormField>> = {
    office: new FormField(readLine),
    address: new FormField(readLine),
    hotline: new FormField(readLine),
    hours: new FormField(readLine),
    email: new FormField(readLine),
  };
  /** A note a line. */
  readonly notes = new FormField(readOptional);
  readonly isGood = (): boolean => areGood(...Object.values(this.parts));

  texts(language: Language): readonly (readonly [string, FormPart])[] {
    const parts = Object.entries({ ...this.parts, notes: this.notes });
    return parts.map(([part, { text }]) => [`${part}.${language}`, text]);
  }

  contact(): ContactView {
    const of = (part: ContactPart): string => this.parts[part].value() ?? '';
    const notes = this.notes.text().split('\n');
    return {
      office: of('office'),
      address: of('address'),
      hotline: of('hotline'),
      hours: of('hours'),
      email: of('email'),
      notes: notes.map((note) => note.trim()).filter((note) => note !== ''),
    };
  }
}

@Injectable()
export class ContactStore {
  private readonly client = inject(ContentClient);

  readonly state = signal<Loaded<AdminContactView>>(LOADING);
  readonly typed = inEachLanguage(() => new TypedContact());
  readonly form = new TypedForm(
    Object.fromEntries(LANGUAGES.flatMap((language) => this.typed[language].texts(language))),
  );
  readonly submission = new Submission();
  readonly isReady = computed(() => this.state().status === 'ready');

  async load(): Promise<void> {
    this.state.set(LOADING);
    const answer = await this.client.contact();
    if (answer.ok) this.show(answer.value);
    else this.state.set({ status: 'failed', refusal: answer.refusal });
  }

  /** False when a field is wrong or the server refused. */
  async save(): Promise<boolean> {
    const state = this.state();
    // Each is asked, so that each shows what is wrong in it.
    const isGoodInEach = Object.values(this.typed).map((typed) => typed.isGood());
    if (state.status !== 'ready' || !isGoodInEach.every(Boolean)) return false;
    const { version } = state.value;
    const answer = await this.submission.send(() =>
      this.client.changeContact({
        ...inEachLanguage((language) => this.typed[language].contact()),
        version,
      }),
    );
    if (answer === null) return false;
    if (answer.ok) this.show(answer.value);
    else {
      if (answer.refusal.code === 'RECORD.CHANGED') await this.meet();
      this.submission.refusal.set(answer.refusal);
    }
    return answer.ok;
  }

  private show(contact: AdminContactView): void {
    this.form.show(textsOf(contact));
    this.state.set({ status: 'ready', value: contact });
  }

  /** Somebody else was faster: what they saved comes beside what was typed. */
  private async meet(): Promise<void> {
    const answer = await this.client.contact();
    if (!answer.ok) return;
    this.form.meet(textsOf(answer.value));
    this.state.set({ status: 'ready', value: answer.value });
  }
}

function textsOf(contact: AdminContactView): FormTexts {
  const texts = LANGUAGES.flatMap((language) => {
    const { notes, ...parts } = contact[language];
    const ofOne = { ...parts, notes: notes.join('\n') };
    return Object.entries(ofOne).map(([part, text]): [string, string] => [`${part}.${language}`, text]);
  });
  return Object.fromEntries(texts);
}
