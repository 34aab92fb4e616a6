// A journal whose commits wait for the test's word, and that can be away altogether, or for writes or reads alone.
import type { JournalRecord } from '../journal-chain';
import type { AppendOutcome, LotBatch, LotJournal } from '../lot-journal';
import { MemoryJournal } from '../memory-journal';

export class HeldJournal implements LotJournal {
  disk = new MemoryJournal();
  held: { commit: () => void; fail: () => void; failAfterCommit: () => void }[] = [];
  isHolding = false;
  isDown = false;
  isReadOnly = false;
  isUnreadable = false;
  private committed: LotBatch[] = [];

  append(batches: readonly LotBatch[]): Promise<readonly AppendOutcome[]> {
    if (this.isDown || this.isReadOnly) return Promise.reject(new Error('down'));
    if (!this.isHolding) return this.commit(batches);
    return new Promise((resolve, reject) => {
      this.held.push({
        commit: () => void this.commit(batches).then(resolve),
        fail: () => reject(new Error('not committed')),
        failAfterCommit: () => void this.commit(batches).then(() => reject(new Error('in doubt'))),
      });
    });
  }

  read(lotId: number, afterVersion: number, limit: number): Promise<readonly JournalRecord[]> {
    if (this.isDown || this.isUnreadable) return Promise.reject(new Error('down'));
    return this.disk.read(lotId, afterVersion, limit);
  }

  /** As when a replica is promoted that the last batch has not reached, with what it bound. */
  async loseLast(): Promise<void> {
    const kept = this.committed.slice(0, -1);
    this.disk = new MemoryJournal();
    this.committed = [];
    for (const batch of kept) await this.commit([batch]);
  }

  private async commit(batches: readonly LotBatch[]): Promise<readonly AppendOutcome[]> {
    const outcomes = await this.disk.append(batches);
    this.committed.push(...batches.filter((_, index) => outcomes[index]?.kind === 'committed'));
    return outcomes;
  }
}
