// Port: who hears of a lot's facts once they are on disk and acknowledged.
import type { ScheduledLot } from '@haopai/lot';
import type { JournalRecord } from './journal-chain';
import type { LotRefusal } from './refusals/lot-refusal';

export interface LotPublisher {
  /**
   * Called after each commit with the new records, in order, and after a load with none. Must return at once and not throw:
   * slow work belongs behind a queue of its own.
   */
  publish(lot: ScheduledLot, news: readonly JournalRecord[]): void;
  /** Called after bidders were told that their orders are refused: all of one turn, never none. */
  noteRefused?(refusals: readonly LotRefusal[]): void;
  /** Called when the lot is held here no longer. */
  noteGone?(lotId: number): void;
}
