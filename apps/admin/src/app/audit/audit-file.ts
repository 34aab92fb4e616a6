// What was found in the record of acts as a CSV in the reader's words, read a part at a time. The server puts on record that it is taken.
import { inject, Injectable } from '@angular/core';
import type { AuditEntryView, AuditNames } from '@haopai/contracts';
import { csvLines, CSV_TYPE, momentOf, Words } from '@haopai/web-app';
import type { Outcome } from '@haopai/web-data';
import { ActWords } from './act-words';
import { AuditClient } from './audit-client';
import type { AuditSearch } from './audit-search';
import { ChangeSentences } from './change-sentences';

/** Two hundred thousand entries: more than a spreadsheet is read with. The rest is another period's. */
export const PARTS_MAX = 400;

export interface AuditFileMade {
  readonly file: Blob;
  readonly entries: number;
  /** It was cut off at `PARTS_MAX`: older entries are missing. */
  readonly isCut: boolean;
}

@Injectable({ providedIn: 'root' })
export class AuditFile {
  private readonly client = inject(AuditClient);
  private readonly words = inject(Words);
  private readonly actWords = inject(ActWords);
  private readonly changes = inject(ChangeSentences);

  async make(search: AuditSearch): Promise<Outcome<AuditFileMade>> {
    const texts = [csvLines([this.head()])];
    let entries = 0;
    let belowNo: number | null = null;
    for (let parts = 0; parts < PARTS_MAX; parts += 1) {
      const part = await this.client.part(search, belowNo);
      if (!part.ok) return part;
      const { items, names, nextBelowNo } = part.value;
      texts.push(csvLines(items.map((entry) => this.row(entry, names))));
      entries += items.length;
      belowNo = nextBelowNo;
      if (belowNo === null) break;
    }
    const file = new Blob(['\uFEFF', ...texts], { type: CSV_TYPE });
    return { ok: true, value: { file, entries, isCut: belowNo !== null } };
  }

  private head(): readonly string[] {
    const columns = ['no', 'when', 'who', 'act', 'subject', 'changed', 'same', 'reason', 'address', 'hash'];
    return columns.map((column) => this.words.say(`audit.${column}`));
  }

  private row(entry: AuditEntryView, names: AuditNames): readonly (string | number | null)[] {
    const { changed, same } = this.changes.of(entry, names);
    return [
      entry.no,
      momentOf(entry.atMs),
      entry.staffName || this.words.say('audit.nobodyIn'),
      this.actWords.act(entry.act),
      this.actWords.subject(entry.subject, names),
      changed.join('\n'),
      same.join('\n'),
      entry.reason,
      entry.address,
      entry.hash,
    ];
  }
}
