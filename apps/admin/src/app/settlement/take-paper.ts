// Takes a paper along: asks the server for it, hands it to the reader, and says so, or why there is none.
import { inject, Injectable, signal } from '@angular/core';
import { Words } from '@haopai/web-app';
import { Announcer } from '../announcements/announcer';
import { OfficeFiles } from '../files/office-files';
import type { SearchParams } from '../http/admin-api';
import { SettlementClient } from './settlement-client';

const ENDINGS = { workbook: 'xlsx', report: 'pdf' };

@Injectable({ providedIn: 'root' })
export class TakePaper {
  private readonly words = inject(Words);
  private readonly client = inject(SettlementClient);
  private readonly files = inject(OfficeFiles);
  private readonly announcer = inject(Announcer);
  private readonly busy = signal(false);

  readonly isBusy = this.busy.asReadonly();

  /** `auction`: its title, where it is of one. */
  async take(kind: 'workbook' | 'report', search: SearchParams, auction?: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    const answer = await this.client.paper(kind, { ...search, language: this.words.language() });
    this.busy.set(false);
    if (!answer.ok) {
      this.announcer.sayRefused(this.words.sayRefusal(answer.refusal));
      return;
    }
    const what = this.words.say(`settlement.file.${kind}`);
    this.files.save({ auction, what, ending: ENDINGS[kind] }, answer.value);
    this.announcer.say(this.words.say('settlement.taken'));
  }
}
