// Use cases: staff read what may be bidders acting together, which is on record before they see it; everybody reads how much of it was found.
import { Injectable } from '@nestjs/common';
import type { PatternReport, PatternSums } from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { RefusalError } from '../../platform/errors';
import { FindResults } from '../results';
import { type FoundPatterns, reportOfPatterns, sumsOfPatterns } from './find-patterns';
import { PatternsStore } from './patterns.store';
import { PutOnRecord } from './put-on-record';

@Injectable()
export class ReadPatterns {
  constructor(
    private readonly results: FindResults,
    private readonly store: PatternsStore,
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

  private async of(auctionId: number): Promise<FoundPatterns | RefusalError> {
    const auction = await this.results.ended(auctionId);
    if (auction instanceof RefusalError) return auction;
    return (await this.store.found(auctionId)) ?? new RefusalError('PATTERNS.NOT_YET', { auctionId });
  }
}
