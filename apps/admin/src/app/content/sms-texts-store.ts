// The words of text messages as they stand, the one that is being changed, and the history that is open.
import { inject, Injectable, signal } from '@angular/core';
import type { SmsTextChange, SmsTextsView, SmsTextView } from '@haopai/contracts';
import { FormField, readLine, readOptional } from '@haopai/web-app/forms';
import { type Loaded, LOADING, type Outcome, toLoaded } from '@haopai/web-data';
import type { FormTexts } from '../forms/merge-texts';
import { TypedForm } from '../forms/typed-form';
import { ContentClient } from './content-client';

export interface OpenSmsText {
  readonly item: SmsTextView;
  readonly text: FormField;
  readonly providerCode: FormField;
}

export interface OpenSmsHistory {
  readonly item: SmsTextView;
  readonly changes: Loaded<readonly SmsTextChange[]>;
}

@Injectable()
export class SmsTextsStore {
  private readonly client = inject(ContentClient);

  readonly state = signal<Loaded<SmsTextsView>>(LOADING);
  readonly open = signal<OpenSmsText | null>(null);
  private readonly text = new FormField(readLine);
  private readonly providerCode = new FormField(readOptional);
  /** Of the one that is open. */
  readonly form = new TypedForm({ text: this.text.text, providerCode: this.providerCode.text });
  readonly history = signal<OpenSmsHistory | null>(null);

  async load(): Promise<void> {
    this.state.set(LOADING);
    this.state.set(toLoaded(await this.client.smsTexts()));
  }

  edit(item: SmsTextView): void {
    const { text, providerCode } = this;
    this.form.show(textsOf(item));
    this.open.set({ item, text, providerCode });
  }

  close(): void {
    this.form.show({});
    this.open.set(null);
  }

  /** Without a text the words of the program count again. */
  async change(
    item: SmsTextView,
    wanted: { readonly text?: string; readonly providerCode?: string },
    reason: string,
  ): Promise<Outcome<SmsTextView>> {
    const answer = await this.client.changeSmsText(item, { version: item.version, reason, ...wanted });
    if (answer.ok) {
      this.close();
      this.history.set(null);
      this.state.set(toLoaded(await this.client.smsTexts()));
    } else if (answer.refusal.code === 'RECORD.CHANGED') await this.meet(item);
    return answer;
  }

  /** Somebody else was faster: what they saved comes beside what was typed. */
  private async meet({ template, language }: SmsTextView): Promise<void> {
    const answer = await this.client.smsTexts();
    if (!answer.ok) return;
    this.state.set(toLoaded(answer));
    const open = this.open();
    const item = answer.value.items.find((one) => one.template === template && one.language === language);
    if (item === undefined || open === null || !this.isEdited(item)) return;
    this.form.meet(textsOf(item));
    this.open.set({ ...open, item });
  }

  async toggleHistory(item: SmsTextView): Promise<void> {
    if (this.isOpen(item)) {
      this.history.set(null);
      return;
    }
    this.history.set({ item, changes: LOADING });
    const changes = toLoaded(await this.client.smsTextHistory(item));
    if (this.isOpen(item)) this.history.set({ item, changes });
  }

  isOpen({ template, language }: SmsTextView): boolean {
    const open = this.history()?.item;
    return open?.template === template && open.language === language;
  }

  isEdited({ template, language }: SmsTextView): boolean {
    const open = this.open()?.item;
    return open?.template === template && open.language === language;
  }
}

function textsOf({ text, providerCode }: SmsTextView): FormTexts {
  return { text, providerCode: providerCode ?? '' };
}
