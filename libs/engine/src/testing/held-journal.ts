// A journal whose commits wait for the test's word, and that can be away altogether, or for writes or reads alone.
import type { JournalRecord } from '../journal-chain';
import type { AppendOutcome, LotBatch, LotJournal } from '../lot-journal';
import { MemoryJournal } from '../memory-journal';

export class HeldJournal implements LotJournal {
  readonly disk = new MemoryJournal();
  held: { commit: () => void; fail: () => void; failAfterCommit: () => void }[] = [];
  isHolding = false;
  isDown = false;
  isReadOnly = false;
  isUnreadable = false;

  append(batches: readonly LotBatch[]): Promise<readonly AppendOutcome[]> {
    if (this.isDown || this.isReadOnly) return Promise.reject(new Error('down'));
    if (!this.isHolding) return this.disk.append(batches);
    return new Promise((resolve, reject) => {
      this.held.push({
        commit: () => void this.disk.append(batches).then(resolve),
        fail: () => reject(new Error('not committed')),
        failAfterCommit: () => void this.disk.append(batches).then(() => reject(new Error('in doubt'))),
      });
    });
  }

  read(lotId: number, afterVersion: number, limit: number): Promise<readonly JournalRecord[]> {
    if (this.isDown || this.isUnreadable) return Promise.reject(new Error('down'));
    return this.disk.read(lotId, afterVersion, limit);
  }
}
