// Use case: a citizen's watchlist: what is on it with the newest figures, one lot more, one less.
import { Injectable } from '@nestjs/common';
import type { Page, WatchView } from '@haopai/contracts';
import { FindAuctions, FindLots } from '../public';
import { RefusalError } from '../../platform/errors';
import { type Watch, WATCHES_MAX } from './watch';
import { type NewWatch, WatchesStore } from './watches.store';

const ENDED: ReadonlySet<string> = new Set(['sold', 'unsold', 'withdrawn']);

@Injectable()
export class Watchlist {
  constructor(
    private readonly watches: WatchesStore,
    private readonly lots: FindLots,
    private readonly auctions: FindAuctions,
  ) {}

  /** Pages count from 1. */
  async page(citizenId: number, page: number, size: number): Promise<Page<WatchView>> {
    const [watches, total] = await Promise.all([
      this.watches.page(citizenId, (page - 1) * size, size),
      this.watches.total(citizenId),
    ]);
    return { items: await this.viewsOf(watches), total, page, size };
  }

  async add(watch: NewWatch): Promise<WatchView | RefusalError> {
    const { citizenId, lotId } = watch;
    const lot = await this.lots.byId(lotId);
    if (lot instanceof RefusalError) return lot;
    if (ENDED.has(lot.phase)) return new RefusalError('LOT.ENDED', { phase: lot.phase });
    if (!(await this.watches.put(watch, WATCHES_MAX)))
      return new RefusalError('WATCHLIST.FULL', { max: WATCHES_MAX });
    const stored = await this.watches.of(citizenId, lotId);
    const [view] = stored === null ? [] : await this.viewsOf([stored]);
    return view ?? new RefusalError('LOT.NOT_FOUND', { lotId });
  }

  async remove(citizenId: number, lotId: number): Promise<void> {
    await this.watches.remove(citizenId, lotId);
  }

  private async viewsOf(watches: readonly Watch[]): Promise<readonly WatchView[]> {
    const [lots, auctions] = await Promise.all([
      this.lots.byIds(watches.map(({ lotId }) => lotId)),
      this.auctions.byIds([...new Set(watches.map(({ auctionId }) => auctionId))]),
    ]);
    return watches.flatMap(({ lotId, auctionId, sinceMs }) => {
      const [lot, auction] = [lots.get(lotId), auctions.get(auctionId)];
      return lot === undefined || auction === undefined ? [] : [{ lot, auction, sinceMs }];
    });
  }
}
