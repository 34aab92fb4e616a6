// Use case: what plates were sold for, found by number and pattern over all auctions, and the figures of one kind of number.
import { Injectable } from '@nestjs/common';
import {
  type Page,
  type PricePeriodLength,
  SOLD_PLATES_COUNTED_MAX,
  type SoldPlateFigures,
  type SoldPlateView,
} from '@haopai/contracts';
import { readPlateParts } from '../../plates/catalogue';
import { RefusalError } from '../../platform/errors';
import { SoldPlatesStore, type TooLong } from './sold-plates.store';
import type { AskedSearch, SoldKind } from './sold-search';

/** Of months three years, of years all that there will be for long. */
const PERIODS_MAX = 36;

@Injectable()
export class FindSoldPlates {
  constructor(private readonly store: SoldPlatesStore) {}

  /** Pages count from 1; beyond what is counted there are none. */
  async page(
    asked: AskedSearch,
    { page, size }: { readonly page: number; readonly size: number },
  ): Promise<Page<SoldPlateView> | RefusalError<'LISTING.BAD_SEARCH'> | TooLong> {
    const { contains, endsWith, without } = asked;
    const parts = readPlateParts({ contains, endsWith, without });
    if (parts instanceof RefusalError) return parts;
    const found = await this.store.find({ ...asked, ...parts }, SOLD_PLATES_COUNTED_MAX);
    if (found instanceof RefusalError) return found;
    const lotIds = found.slice((page - 1) * size, page * size);
    return { items: await this.store.byLots(lotIds), total: found.length, page, size };
  }

  async figures(kind: SoldKind, by: PricePeriodLength): Promise<SoldPlateFigures | TooLong> {
    const all = await this.store.figures(kind, 'ever', 1);
    if (all instanceof RefusalError) return all;
    const periods = await this.store.figures(kind, by, PERIODS_MAX);
    if (periods instanceof RefusalError) return periods;
    const [ever] = all;
    if (ever === undefined) return { all: null, periods: [] };
    const { sold, lowestFen, medianFen, highestFen } = ever;
    return { all: { sold, lowestFen, medianFen, highestFen }, periods };
  }
}
