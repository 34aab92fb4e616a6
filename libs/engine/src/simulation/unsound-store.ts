// A store with one flaw, to see that the checks of the simulation find it.
import type { JournalRecord } from '../journal-chain';
import type { AppendOutcome, LotBatch } from '../lot-journal';
import type { RecordStore } from './simulated-disk';

export type Flaw =
  /** Takes a second record of the same version. */
  | 'ignoresTheFence'
  /** Lets an entry stand behind two lots. */
  | 'ignoresBindings'
  /** Says committed, and has forgotten the newest record of each lot when an owner crashes. */
  | 'losesTheNewest';

export class UnsoundStore implements RecordStore {
  private readonly recordsByLot = new Map<number, JournalRecord[]>();
  private readonly lotByEntry = new Map<number, number>();

  constructor(private readonly flaw: Flaw) {}

  append(batches: readonly LotBatch[]): Promise<readonly AppendOutcome[]> {
    return Promise.resolve(batches.map((batch) => this.commit(batch)));
  }

  read(lotId: number, afterVersion: number, limit: number): Promise<readonly JournalRecord[]> {
    const after = this.recordsOf(lotId).filter(({ version }) => version > afterVersion);
    return Promise.resolve(after.slice(0, limit));
  }

  recordsOf(lotId: number): readonly JournalRecord[] {
    return this.recordsByLot.get(lotId) ?? [];
  }

  onCrash(): void {
    if (this.flaw !== 'losesTheNewest') return;
    for (const records of this.recordsByLot.values()) records.pop();
  }

  private commit({ lotId, records, bindsEntries }: LotBatch): AppendOutcome {
    const before = this.recordsOf(lotId);
    const isNext = records.every(({ version }, i) => version === before.length + 1 + i);
    if (!isNext && this.flaw !== 'ignoresTheFence') return { kind: 'fenced' };
    for (const entryId of bindsEntries) {
      const boundTo = this.lotByEntry.get(entryId) ?? lotId;
      if (boundTo !== lotId && this.flaw !== 'ignoresBindings')
        return { kind: 'entryTaken', entryId, lotId: boundTo };
    }
    for (const entryId of bindsEntries) this.lotByEntry.set(entryId, lotId);
    const all = [...before, ...records].sort((a, b) => a.version - b.version);
    this.recordsByLot.set(lotId, all);
    return { kind: 'committed' };
  }
}
