// Use case: staff at the desk scan or type something, and find the plates that are sold under it.
import { Injectable } from '@nestjs/common';
import {
  HAND_OVER_FOUND_MAX,
  type HandOversFound,
  type HandOverView,
  type SaleSource,
} from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { RefusalError } from '../../platform/errors';
import { PersonalData } from '../../platform/personal-data';
import { readSaleKey } from './read-sale-key';
import { handOverView } from './sale';
import { SalesStore } from './sales.store';

@Injectable()
export class FindSales {
  constructor(
    private readonly store: SalesStore,
    private readonly personalData: PersonalData,
  ) {}

  /** Where nothing can be found by what was typed, nothing is. */
  async execute(actor: Actor, text: string): Promise<HandOversFound | RefusalError> {
    const refusal = actor.lacks('handOver.act');
    if (refusal !== undefined) return refusal;
    const key = readSaleKey(text, this.personalData, Date.now());
    if (key === null) return { sales: [], isMore: false };
    const found = await this.store.find(key, HAND_OVER_FOUND_MAX + 1);
    return {
      sales: found.slice(0, HAND_OVER_FOUND_MAX).map((sale) => handOverView(sale, mayName(actor))),
      isMore: found.length > HAND_OVER_FOUND_MAX,
    };
  }

  async one(actor: Actor, way: SaleSource, saleId: number): Promise<HandOverView | RefusalError> {
    const sale = await this.store.one(null, way, saleId);
    return sale === null
      ? new RefusalError('HAND_OVER.NOT_FOUND', { saleId })
      : handOverView(sale, mayName(actor));
  }
}

function mayName(actor: Actor): boolean {
  return actor.lacks('citizens.read') === undefined;
}
