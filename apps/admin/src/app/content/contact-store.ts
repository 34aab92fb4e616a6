// How to reach the office as it is typed, in both languages.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { AdminContactView, ContactView } from '@haopai/contracts';
import { areGood, FormField, readLine, readOptional, Submission } from '@haopai/web-app/forms';
import { type Loaded, LOADING } from '@haopai/web-data';
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

  set(contact: ContactView): void {
    for (const part of CONTACT_PARTS) this.parts[part].text.set(contact[part]);
    this.notes.text.set(contact.notes.join('\n'));
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
  readonly typed = { zh: new TypedContact(), en: new TypedContact() };
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
    const { zh, en } = this.typed;
    const areBothGood = [zh.isGood(), en.isGood()].every(Boolean);
    if (state.status !== 'ready' || !areBothGood) return false;
    const { version } = state.value;
    const answer = await this.submission.send(() =>
      this.client.changeContact({ version, zh: zh.contact(), en: en.contact() }),
    );
    if (answer === null) return false;
    if (answer.ok) this.show(answer.value);
    else this.submission.refusal.set(answer.refusal);
    return answer.ok;
  }

  private show(contact: AdminContactView): void {
    this.typed.zh.set(contact.zh);
    this.typed.en.set(contact.en);
    this.state.set({ status: 'ready', value: contact });
  }
}
