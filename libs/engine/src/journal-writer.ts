// Group commit: what all lots of the instance decide while a transaction runs goes into the next one, together.
import type { Clock } from './clock';
import type { AppendOutcome, LotBatch, LotJournal } from './lot-journal';
import { OUTAGE_MIN_MS } from './owed-time';

/** Rows of one transaction; a single batch may be larger and then goes alone. */
export const TRANSACTION_ROWS_MAX = 1_000;

interface Waiting {
  readonly batch: LotBatch;
  readonly settle: (outcome: AppendOutcome) => void;
  readonly doubt: (cause: unknown) => void;
}

export class JournalWriter {
  private waiting: Waiting[] = [];
  private isWriting = false;
  private isScheduled = false;
  private startedFailingAtMs: number | null = null;
  private hasFailed = false;

  constructor(
    private readonly journal: LotJournal,
    private readonly clock: Clock,
    /** Called when a write succeeds after some that failed, or after OUTAGE_MIN_MS or more, before its lots hear of it. */
    private readonly onRecovered: (unableSinceMs: number) => void,
  ) {}

  /** Start of the first write of which nothing good has been heard yet; null while all is well or idle. */
  get unableSinceMs(): number | null {
    return this.startedFailingAtMs;
  }

  /**
   * Commits a batch with the others that wait. A lot has at most one batch here at a time. Rejects when it is not known
   * whether the batch was committed.
   */
  write(batch: LotBatch): Promise<AppendOutcome> {
    return new Promise((settle, doubt) => {
      this.waiting.push({ batch, settle, doubt });
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.isWriting || this.isScheduled) return;
    this.isScheduled = true;
    this.clock.defer(() => {
      this.isScheduled = false;
      void this.commitNext();
    });
  }

  private async commitNext(): Promise<void> {
    const group = this.takeGroup();
    this.isWriting = true;
    this.startedFailingAtMs ??= this.clock.nowMs();
    try {
      const outcomes = await this.journal.append(group.map(({ batch }) => batch));
      this.noteSuccess();
      group.forEach(({ settle, doubt }, i) => {
        const outcome = outcomes[i];
        if (outcome) settle(outcome);
        else doubt(new Error('The journal gave no outcome for a batch'));
      });
    } catch (cause) {
      this.hasFailed = true;
      for (const { doubt } of group) doubt(cause);
    } finally {
      this.isWriting = false;
      if (this.waiting.length > 0) this.schedule();
    }
  }

  private noteSuccess(): void {
    const sinceMs = this.startedFailingAtMs ?? this.clock.nowMs();
    const isRecovery = this.hasFailed || this.clock.nowMs() - sinceMs >= OUTAGE_MIN_MS;
    this.startedFailingAtMs = null;
    this.hasFailed = false;
    if (isRecovery) this.onRecovered(sinceMs);
  }

  private takeGroup(): readonly Waiting[] {
    let rows = 0;
    let count = 0;
    for (const { batch } of this.waiting) {
      rows += batch.records.length;
      if (count > 0 && rows > TRANSACTION_ROWS_MAX) break;
      count++;
    }
    const group = this.waiting.slice(0, count);
    this.waiting = this.waiting.slice(count);
    return group;
  }
}
