// Use cases: staff read what may be bidders acting together, which is on record before they see it; everybody reads how much of it was found. Reckoned
// from what the site keeps anyway when it is asked for, and kept nowhere.
import { Injectable } from '@nestjs/common';
import type { PatternReport, PatternSums } from '@haopai/contracts';
import type { LotEvent } from '@haopai/lot';
import type { Actor } from '../../access/staff-authentication';
import { JournalReader } from '../../live/engine';
import { RefusalError } from '../../platform/errors';
import { addressKey } from '../../platform/limits';
import { PersonalData } from '../../platform/personal-data';
import { FindResults } from '../results';
import { bidsOfLot, type LotBids } from './bids-of-lot';
import { findPatterns, type FoundPatterns, reportOfPatterns, sumsOfPatterns } from './find-patterns';
import { PatternsStore } from './patterns.store';
import { PutOnRecord } from './put-on-record';
import type { PaddleMark } from './shared-marks';

const RECORDS_AT_ONCE = 1_000;

@Injectable()
export class ReadPatterns {
  private readonly underWay = new Map<number, Promise<FoundPatterns>>();

  constructor(
    private readonly results: FindResults,
    private readonly store: PatternsStore,
    private readonly journal: JournalReader,
    private readonly personalData: PersonalData,
    private readonly record: PutOnRecord,
  ) {}

  async report(actor: Actor, auctionId: number): Promise<PatternReport | RefusalError> {
    const refusal = actor.lacks('patterns.read');
    if (refusal !== undefined) return refusal;
    const found = await this.of(auctionId);
    if (found instanceof RefusalError) return found;
    const report = reportOfPatterns(found);
    await this.record.read(actor, report);
    return report;
  }

  async sums(auctionId: number): Promise<PatternSums | RefusalError> {
    const found = await this.of(auctionId);
    return found instanceof RefusalError ? found : sumsOfPatterns(found);
  }

  /** Those who ask at once wait for the same one. */
  private async of(auctionId: number): Promise<FoundPatterns | RefusalError> {
    const auction = await this.results.ended(auctionId);
    if (auction instanceof RefusalError) return auction;
    const running = this.underWay.get(auctionId);
    if (running !== undefined) return running;
    const reckoning = this.reckon(auctionId).finally(() => this.underWay.delete(auctionId));
    this.underWay.set(auctionId, reckoning);
    return reckoning;
  }

  private async reckon(auctionId: number): Promise<FoundPatterns> {
    const lots: LotBids[] = [];
    // One after the other: nobody waits for it, and the database has other work.
    for (const lot of await this.store.lots(auctionId))
      lots.push(bidsOfLot(lot, await this.eventsOf(lot.lotId)));
    return findPatterns(auctionId, lots, await this.marksOf(auctionId));
  }

  private async eventsOf(lotId: number): Promise<readonly LotEvent[]> {
    const events: LotEvent[] = [];
    for (;;) {
      const records = await this.journal.read(lotId, events.length, RECORDS_AT_ONCE);
      events.push(...records.map(({ event }) => event));
      if (records.length < RECORDS_AT_ONCE) return events;
    }
  }

  private async marksOf(auctionId: number): Promise<readonly PaddleMark[]> {
    const devices = await this.store.devices(auctionId);
    const addresses = await this.store.addresses(auctionId);
    return [
      ...devices.map(({ paddleNo, deviceHash: mark }) => ({ kind: 'sharedDevice' as const, mark, paddleNo })),
      ...addresses.map(({ paddleNo, address }) => ({
        kind: 'sharedAddress' as const,
        mark: this.personalData.hash('address', addressKey(address)),
        paddleNo,
      })),
    ];
  }
}
