// Keeps the written heads of lots close behind the engine: newest state of each lot, one statement at a time, again after a failure.
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { ScheduledLot } from '@haopai/lot';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { LotHeadsStore } from './lot-heads.store';

const WRITE_EVERY_MS = 100;
const ROWS_MAX = 500;
const RETRY_AFTER_MS = 1_000;

@Injectable()
export class LotHeadsWriter {
  private readonly waiting = new Map<number, ScheduledLot>();
  private isWriting = false;
  private isStopped = false;

  constructor(
    private readonly store: LotHeadsStore,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  /** Notes a lot's newest state; `onWritten` hears of what has been written down. */
  note(lot: ScheduledLot, onWritten: (lots: readonly ScheduledLot[]) => void): void {
    this.waiting.set(lot.terms.lotId, lot);
    if (!this.isWriting) void this.writeAll(onWritten);
  }

  /** Writes what was noted, in one last try, and then no more. What is lost is written again when its lot is loaded. */
  async stop(): Promise<void> {
    this.isStopped = true;
    const lots = this.take(Number.POSITIVE_INFINITY);
    await this.store
      .write(lots)
      .catch((error: unknown) => this.log.error({ err: error }, 'lot heads not written'));
  }

  private async writeAll(onWritten: (lots: readonly ScheduledLot[]) => void): Promise<void> {
    this.isWriting = true;
    while (this.waiting.size > 0 && !this.isStopped) {
      await sleep(WRITE_EVERY_MS);
      const lots = this.take(ROWS_MAX);
      try {
        await this.store.write(lots);
        onWritten(lots);
      } catch (error) {
        this.log.error({ err: error }, 'lot heads not written yet');
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
