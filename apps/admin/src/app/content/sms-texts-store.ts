// The words of text messages as they stand, the one that is being changed, and the history that is open.
import { inject, Injectable, signal } from '@angular/core';
import type { SmsTextChange, SmsTextsView, SmsTextView } from '@haopai/contracts';
import { FormField, readLine, readOptional } from '@haopai/web-app/forms';
import { type Loaded, LOADING, type Outcome, toLoaded } from '@haopai/web-data';
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
  readonly history = signal<OpenSmsHistory | null>(null);

  async load(): Promise<void> {
    this.state.set(LOADING);
    this.state.set(toLoaded(await this.client.smsTexts()));
  }

  edit(item: SmsTextView): void {
    const text = new FormField(readLine);
    const providerCode = new FormField(readOptional);
    text.text.set(item.text);
    providerCode.text.set(item.providerCode ?? '');
    this.open.set({ item, text, providerCode });
  }

  close(): void {
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
      this.open.set(null);
      this.history.set(null);
      this.state.set(toLoaded(await this.client.smsTexts()));
    }
    return answer;
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
