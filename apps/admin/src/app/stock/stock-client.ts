// The stock at the server.
import { inject, Injectable } from '@angular/core';
import type {
  AddPlateBody,
  AddRangeBody,
  ChangePlateBody,
  Page,
  PlatesAdded,
  PlateSheetCheck,
  PriceStockBody,
  RangeBody,
  RangeCheck,
  ReturnPlatesBody,
  StockActBody,
  StockItemDetail,
  StockItemView,
} from '@haopai/contracts';
import type { Outcome, ReadRequest } from '@haopai/web-data';
import { AdminApi, type SearchParams } from '../http/admin-api';
import type { SheetTemplateWanted } from '../sheets/sheet-import';

export type StockActName = 'list' | 'reprice' | 'withdraw' | 'take-back' | 'remove';

@Injectable({ providedIn: 'root' })
export class StockClient {
  private readonly api = inject(AdminApi);

  page(params: SearchParams): ReadRequest<Page<StockItemView>> {
    return this.api.at('/stock/plates', params);
  }

  one(plateId: number): ReadRequest<StockItemDetail> {
    return this.api.at(`/stock/plates/${plateId}`);
  }

  add(body: AddPlateBody): Promise<Outcome<StockItemView>> {
    return this.api.post('/stock/plates', body);
  }

  /** What nobody won; those that are there already are not counted. */
  addFromLots(body: ReturnPlatesBody): Promise<Outcome<PlatesAdded>> {
    return this.api.post('/stock/plates/from-lots', body);
  }

  correct(plateId: number, body: ChangePlateBody): Promise<Outcome<StockItemView>> {
    return this.api.put(`/stock/plates/${plateId}`, body);
  }

  checkRange(body: RangeBody): Promise<Outcome<RangeCheck>> {
    return this.api.post('/stock/range/check', body);
  }

  addRange(body: AddRangeBody): Promise<Outcome<PlatesAdded>> {
    return this.api.post('/stock/range', body);
  }

  /** A CSV or an XLSX; nothing is written. */
  checkSheet(file: Blob): Promise<Outcome<PlateSheetCheck>> {
    return this.api.post('/stock/sheet/check', file);
  }

  takeSheet(file: Blob): Promise<Outcome<PlatesAdded>> {
    return this.api.post('/stock/sheet', file);
  }

  template({ language, format }: SheetTemplateWanted): Promise<Outcome<Blob>> {
    return this.api.file(`/stock/sheet/${format}`, { language });
  }

  act(name: StockActName, body: StockActBody | PriceStockBody): Promise<Outcome<readonly StockItemView[]>> {
    return this.api.post(`/stock/${name}`, body);
  }
}
