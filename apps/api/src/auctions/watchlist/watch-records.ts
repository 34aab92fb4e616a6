// What the watchlist holds of a citizen, for whoever takes their data along.
import { Injectable } from '@nestjs/common';
import type { NoticeChoices } from '@haopai/contracts';
import { FindLots } from '../public';
import { NoticeChoicesStore } from './notice-choices.store';
import { WatchesStore } from './watches.store';

export interface WatchRecord {
  readonly auctionId: number;
  readonly plateNumber: string;
  readonly sinceMs: number;
}

/** Of those that have ended the newest; more than can be watched at once. */
const RECORDS_MAX = 1_000;

@Injectable()
export class WatchRecords {
  constructor(
    private readonly watches: WatchesStore,
    private readonly choices: NoticeChoicesStore,
    private readonly lots: FindLots,
  ) {}

  async of(citizenId: number): Promise<readonly WatchRecord[]> {
    const watches = await this.watches.page(citizenId, 0, RECORDS_MAX);
    const lots = await this.lots.byIds(watches.map(({ lotId }) => lotId));
    return watches.map(({ lotId, auctionId, sinceMs }) => ({
      auctionId,
      plateNumber: lots.get(lotId)?.plate.number ?? '',
      sinceMs,
    }));
  }

  choicesOf(citizenId: number): Promise<NoticeChoices> {
    return this.choices.of(citizenId);
  }
}
