// Use case: whoever has paid for a plate at a fixed price reads since when it can be fetched, and with which papers.
import { Injectable } from '@nestjs/common';
import type { PickUpView } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { ReadOrders } from '../orders';
import { HandOverPapersStore } from './hand-over-papers.store';
import { readyToFetchAtMs } from './ready-to-fetch';

@Injectable()
export class ReadPickUp {
  constructor(
    private readonly orders: ReadOrders,
    private readonly papers: HandOverPapersStore,
  ) {}

  /** Of plates that were won the enrolment tells. */
  async execute(
    citizenId: number,
    orderNo: string,
  ): Promise<PickUpView | RefusalError<'ORDER.NOT_FOUND' | 'ORDER.NOT_PAID'>> {
    const order = await this.orders.view(citizenId, orderNo);
    if (order instanceof RefusalError) return order;
    const { plate, vins } = order.about;
    const [vin] = vins;
    if (order.kind !== 'listing' || plate === null || vin === undefined)
      return new RefusalError('ORDER.NOT_FOUND', { orderNo });
    if (order.state !== 'paid' || order.paidAtMs === null)
      return new RefusalError('ORDER.NOT_PAID', { state: order.state });
    const { papers } = await this.papers.standing();
    return {
      plates: [{ lotId: null, plate, vin, collectedAtMs: order.collectedAtMs ?? null }],
      fromMs: readyToFetchAtMs(order.paidAtMs),
      toBring: papers,
      text: '',
    };
  }
}
