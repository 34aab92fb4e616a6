// Which entry somebody wants to use for which lot, as they said on its page: kept over a reload, in this tab alone. A number that is none of
// their own entries, as of whoever used the browser before, means nothing.
import { Injectable, signal } from '@angular/core';
import { readDraft, writeDraft } from '@haopai/web-app/drafts';

const KEY = 'haopai.chosenEntries';

@Injectable({ providedIn: 'root' })
export class ChosenEntries {
  private readonly byLot = signal(readDraft(KEY));

  /** Null while none was chosen. */
  of(lotId: number): number | null {
    const entryId = this.byLot()[String(lotId)];
    return entryId === undefined ? null : Number(entryId);
  }

  choose(lotId: number, entryId: number): void {
    this.byLot.update((byLot) => ({ ...byLot, [String(lotId)]: String(entryId) }));
    writeDraft(KEY, this.byLot());
  }
}
