// The one disk under all owners: keeps what is committed, when it was, and judges each fact at the moment it lands.
import type { Clock } from '../clock';
import type { JournalRecord } from '../journal-chain';
import type { AppendOutcome, LotBatch, LotJournal } from '../lot-journal';
import { setsClock } from './sets-clock';
import type { ViolationLog } from './violations';

export interface RecordStore extends LotJournal {
  recordsOf(lotId: number): readonly JournalRecord[];
  /** Hears that an owner crashed; a sound store does not mind. */
  onCrash?(): void;
}

export class SimulatedDisk implements LotJournal {
  fencedCount = 0;
  entryTakenCount = 0;
  private readonly landedAtMs = new Map<string, number>();

  constructor(
    private readonly store: RecordStore,
    private readonly clock: Clock,
    private readonly violations: ViolationLog,
    /** How far the clock of an owner may be from the auction's. */
    private readonly skewMaxMs: number,
  ) {}

  async append(batches: readonly LotBatch[]): Promise<readonly AppendOutcome[]> {
    const outcomes = await this.store.append(batches);
    outcomes.forEach((outcome, i) => {
      if (outcome.kind === 'committed') this.judge(batches[i]?.records ?? []);
      if (outcome.kind === 'fenced') this.fencedCount++;
      if (outcome.kind === 'entryTaken') this.entryTakenCount++;
    });
    return outcomes;
  }

  read(lotId: number, afterVersion: number, limit: number): Promise<readonly JournalRecord[]> {
    return this.store.read(lotId, afterVersion, limit);
  }

  recordsOf(lotId: number): readonly JournalRecord[] {
    return this.store.recordsOf(lotId);
  }

  ownerCrashed(): void {
    this.store.onCrash?.();
  }

  /** True when exactly this record is on disk. */
  has({ lotId, version, hash }: Pick<JournalRecord, 'lotId' | 'version' | 'hash'>): boolean {
    return this.recordsOf(lotId)[version - 1]?.hash === hash;
  }

  /** When a record was committed. */
  landedAtMsOf({ hash, event }: JournalRecord): number {
    return this.landedAtMs.get(hash) ?? event.atMs;
  }

  /** A close that lands while the countdown still runs was decided by a clock that is ahead. */
  private judge(records: readonly JournalRecord[]): void {
    for (const { lotId, version, event, hash } of records) {
      this.landedAtMs.set(hash, this.clock.nowMs());
      if (event.type !== 'LotSold' && event.type !== 'LotUnsold') continue;
      const earlier = this.recordsOf(lotId).slice(0, version - 1);
      const before = earlier.findLast(({ event }) => setsClock(event));
      const endsAtMs = (before && 'endsAtMs' in before.event ? before.event.endsAtMs : null) ?? Infinity;
      this.violations.expect(
        this.clock.nowMs() + this.skewMaxMs >= endsAtMs,
        'noCloseBeforeTheEnd',
        () => `lot ${lotId} v${version} closed ${endsAtMs - this.clock.nowMs()} ms early`,
      );
    }
  }
}
