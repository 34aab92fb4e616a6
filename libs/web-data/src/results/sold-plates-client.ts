// What plates of all auctions were sold for, over REST.
import { Injectable } from '@angular/core';
import type {
  Page,
  PlateView,
  PricePeriodLength,
  SoldPlateFigures,
  SoldPlateSort,
  SoldPlateView,
} from '@haopai/contracts';
import type { PlateClass } from '@haopai/rules';
import type { ReadRequest } from '../reading/read-request';

/** What is left out does not matter. */
export interface SoldKindQuery {
  readonly pattern?: PlateClass;
  readonly colour?: PlateView['colour'];
}

/** Pages count from 1. */
export interface SoldPlateQuery extends SoldKindQuery {
  readonly contains?: string;
  readonly endsWith?: string;
  readonly without?: string;
  readonly sort: SoldPlateSort;
  readonly page: number;
  readonly size: number;
}

@Injectable({ providedIn: 'root' })
export class SoldPlatesClient {
  page(query: SoldPlateQuery): ReadRequest<Page<SoldPlateView>> {
    return { path: '/sold-plates', params: { ...query } };
  }

  figures(kind: SoldKindQuery, by: PricePeriodLength): ReadRequest<SoldPlateFigures> {
    return { path: '/sold-plates/figures', params: { ...kind, by } };
  }
}
