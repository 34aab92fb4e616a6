// Use case: the stored events of an ended lot, word for word, so that anybody can reckon its chain of hashes again.
import { Injectable } from '@nestjs/common';
import type { JournalLine, Page } from '@haopai/contracts';
import { FindLots } from '../public';
import { JournalReader } from '../../live/engine';
import { RefusalError } from '../../platform/errors';
import { FindResults } from './find-results';

@Injectable()
export class ReadJournal {
  constructor(
    private readonly results: FindResults,
    private readonly lots: FindLots,
    private readonly journal: JournalReader,
  ) {}

  /** Oldest first. Pages count from 1. */
  async ofLot(
    auctionId: number,
    lotId: number,
    page: number,
    size: number,
  ): Promise<Page<JournalLine> | RefusalError> {
    const auction = await this.results.ended(auctionId);
    if (auction instanceof RefusalError) return auction;
    const lot = await this.lots.byId(lotId);
    if (lot instanceof RefusalError) return lot;
    if (lot.auctionId !== auctionId) return new RefusalError('LOT.NOT_FOUND', { lotId });
    const records = await this.journal.read(lotId, (page - 1) * size, size);
    const items = records.map(({ version, body, hash }) => ({ version, body, hash }));
    return { items, total: lot.version, page, size };
  }
}
