// Use cases: staff look through the stock, and at one plate with all that happened to it.
import { Injectable } from '@nestjs/common';
import type { Page, StockItemDetail, StockItemView, StockPlace } from '@haopai/contracts';
import { JINHUA_PLATES, parsePlatePart } from '@haopai/rules';
import type { Actor } from '../../../access/staff-authentication';
import { RefusalError } from '../../../platform/errors';
import { FindStockStore, type StockSearch } from './find-stock.store';
import { PlateHistory } from './plate-history';
import { PlatePlacesStore } from './plate-places.store';
import { PlateWaysStore } from './plate-ways.store';
import { stockView } from './stock-row';

@Injectable()
export class FindStock {
  constructor(
    private readonly store: FindStockStore,
    private readonly ways: PlateWaysStore,
    private readonly places: PlatePlacesStore,
    private readonly history: PlateHistory,
  ) {}

  /** Pages count from 1. `contains` is as typed; what no plate can contain finds none. */
  async page(
    actor: Actor,
    search: StockSearch,
    page: number,
    size: number,
  ): Promise<Page<StockItemView> | RefusalError> {
    const refusal = actor.lacks('stock.read');
    if (refusal !== undefined) return refusal;
    const isAsked = search.contains !== null && search.contains.trim() !== '';
    const part = !isAsked ? null : parsePlatePart(search.contains, JINHUA_PLATES);
    if (part !== null && !part.ok) return { items: [], total: 0, page, size };
    const contains = part === null ? null : part.value.text;
    const { items, total } = await this.store.page({ ...search, contains }, size, (page - 1) * size);
    const numbers = items.map(({ plate }) => plate.number);
    const [ways, places] = await Promise.all([
      this.ways.waysOf(null, numbers),
      this.places.placesOf(numbers),
    ]);
    return {
      items: items.map((item) => ({
        ...stockView(item, ways.get(item.plate.number)),
        ...placeIn(places, item.plate.number),
      })),
      ...{ total, page, size },
    };
  }

  async one(actor: Actor, plateId: number): Promise<StockItemDetail | RefusalError> {
    const refusal = actor.lacks('stock.read');
    if (refusal !== undefined) return refusal;
    const plate = await this.store.byId(plateId);
    if (plate === null) return new RefusalError('STOCK.NOT_FOUND', { plateId });
    const { number } = plate.plate;
    const [ways, places, history] = await Promise.all([
      this.ways.waysOf(null, [number]),
      this.places.placesOf([number]),
      this.history.of(plateId, number),
    ]);
    return { ...stockView(plate, ways.get(number)), ...placeIn(places, number), history };
  }
}

function placeIn(places: ReadonlyMap<string, StockPlace>, number: string): { readonly place?: StockPlace } {
  const place = places.get(number);
  return place === undefined ? {} : { place };
}
