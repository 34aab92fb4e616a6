// A LotJournal in memory, for lots that nobody needs to find again: practice and tests. Passes the same contract suite as the one on MySQL.
import type { JournalRecord } from './journal-chain';
import type { AppendOutcome, LotBatch, LotJournal } from './lot-journal';

export class MemoryJournal implements LotJournal {
  private readonly recordsByLot = new Map<number, JournalRecord[]>();
  private readonly lotByEntry = new Map<number, number>();

  append(batches: readonly LotBatch[]): Promise<readonly AppendOutcome[]> {
    return Promise.resolve(batches.map((batch) => this.commit(batch)));
  }

  read(lotId: number, afterVersion: number, limit: number): Promise<readonly JournalRecord[]> {
    return Promise.resolve(this.recordsOf(lotId).slice(afterVersion, afterVersion + limit));
  }

  /** All that is committed of a lot, at once. */
  recordsOf(lotId: number): readonly JournalRecord[] {
    return this.recordsByLot.get(lotId) ?? [];
  }

  private commit({ lotId, records, bindsEntries }: LotBatch): AppendOutcome {
    const committed = this.recordsByLot.get(lotId) ?? [];
    const isNext = records.every((record, i) => record.version === committed.length + 1 + i);
    if (!isNext) return { kind: 'fenced' };
    for (const entryId of bindsEntries) {
      const boundTo = this.lotByEntry.get(entryId) ?? lotId;
      if (boundTo !== lotId) return { kind: 'entryTaken', entryId, lotId: boundTo };
    }
    for (const entryId of bindsEntries) this.lotByEntry.set(entryId, lotId);
    this.recordsByLot.set(lotId, [...committed, ...records]);
    return { kind: 'committed' };
  }
}
