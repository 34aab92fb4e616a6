// Keeps the written heads of lots close behind the engine: newest state of each lot, one statement at a time, again after a failure.
import { setTimeout as sleep } from 'node:timers/promises';
import type { ScheduledLot } from '@haopai/lot';
import type { EngineWatch, LotHeads } from './lot-engine.ports';

const WRITE_EVERY_MS = 100;
const ROWS_MAX = 500;
const RETRY_AFTER_MS = 1_000;

export class LotHeadsWriter {
  private readonly waiting = new Map<number, ScheduledLot>();
  private isWriting = false;
  private isStopped = false;

  constructor(
    private readonly heads: LotHeads,
    private readonly watch: Pick<EngineWatch, 'noteTrouble'>,
    /** Hears of what has been written down. */
    private readonly onWritten: (lots: readonly ScheduledLot[]) => void,
  ) {}

  /** Notes a lot's newest state. */
  note(lot: ScheduledLot): void {
    this.waiting.set(lot.terms.lotId, lot);
    if (!this.isWriting) void this.writeAll();
  }

  /** Writes what was noted, in one last try, and then no more. What is lost is written again when its lot is loaded. */
  async stop(): Promise<void> {
    this.isStopped = true;
    const lots = this.take(Number.POSITIVE_INFINITY);
    await this.heads
      .write(lots)
      .catch((error: unknown) => this.watch.noteTrouble('lot heads not written', error));
  }

  private async writeAll(): Promise<void> {
    this.isWriting = true;
    while (this.waiting.size > 0 && !this.isStopped) {
      await sleep(WRITE_EVERY_MS);
      const lots = this.take(ROWS_MAX);
      try {
        await this.heads.write(lots);
        this.onWritten(lots);
      } catch (error) {
        this.watch.noteTrouble('lot heads not written yet', error);
        for (const lot of lots)
          if (!this.waiting.has(lot.terms.lotId)) this.waiting.set(lot.terms.lotId, lot);
        await sleep(RETRY_AFTER_MS);
      }
    }
    // With nothing awaited since the last look: what is noted from now on starts a new round.
    this.isWriting = false;
  }

  private take(max: number): readonly ScheduledLot[] {
    const lots: ScheduledLot[] = [];
    for (const [lotId, lot] of this.waiting) {
      if (lots.length >= max) break;
      lots.push(lot);
      this.waiting.delete(lotId);
    }
    return lots;
  }
}
