// Takes a paper along: asks the server for it, hands it to the reader, and says so, or why there is none.
import { DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Announcer } from '../announcements/announcer';
import type { SearchParams } from '../http/admin-api';
import { SettlementClient } from './settlement-client';

const KEEP_MS = 60_000;
const ENDINGS = { workbook: 'xlsx', report: 'pdf' };

@Injectable({ providedIn: 'root' })
export class TakePaper {
  private readonly document = inject(DOCUMENT);
  private readonly words = inject(Words);
  private readonly client = inject(SettlementClient);
  private readonly announcer = inject(Announcer);
  private readonly busy = signal(false);

  readonly isBusy = this.busy.asReadonly();

  async take(kind: 'workbook' | 'report', search: SearchParams): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    const answer = await this.client.paper(kind, { ...search, language: this.words.language() });
    this.busy.set(false);
    if (!answer.ok) {
      this.announcer.sayRefused(this.words.sayRefusal(answer.refusal));
      return;
    }
    this.save(`${this.words.say(`settlement.file.${kind}`)}.${ENDINGS[kind]}`, answer.value);
    this.announcer.say(this.words.say('settlement.taken'));
  }

  private save(name: string, file: Blob): void {
    const address = URL.createObjectURL(file);
    const link = this.document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
    // Some browsers read it only after the click is over.
    setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
  }
}
