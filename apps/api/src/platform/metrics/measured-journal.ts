// A journal that tells how many rows each of its commits wrote and how long it took.
import type { AppendOutcome, JournalRecord, LotBatch, LotJournal } from '@haopai/engine';
import type { Metrics } from './metrics';

export class MeasuredJournal implements LotJournal {
  constructor(
    private readonly journal: LotJournal,
    private readonly metrics: Metrics,
  ) {}

  async append(batches: readonly LotBatch[]): Promise<readonly AppendOutcome[]> {
    const startedAt = performance.now();
    try {
      const outcomes = await this.journal.append(batches);
      this.metrics.noteCommit(rowsWritten(batches, outcomes), performance.now() - startedAt);
      return outcomes;
    } catch (cause) {
      this.metrics.noteDoubt();
      throw cause;
    }
  }

  read(lotId: number, afterVersion: number, limit: number): Promise<readonly JournalRecord[]> {
    return this.journal.read(lotId, afterVersion, limit);
  }
}

function rowsWritten(batches: readonly LotBatch[], outcomes: readonly AppendOutcome[]): number {
  let rows = 0;
  for (const [index, { records }] of batches.entries())
    if (outcomes[index]?.kind === 'committed') rows += records.length;
  return rows;
}
