// One's orders over REST: lists, one order, its cancelling, its payment, its receipt.
import { inject, Injectable } from '@angular/core';
import type {
  OrderGroup,
  OrderHead,
  OrderView,
  Page,
  PaymentCheck,
  PaymentStart,
  PickUpView,
} from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { API_BASE, ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import type { ReadRequest } from '../reading/read-request';

@Injectable({ providedIn: 'root' })
export class OrdersClient {
  private readonly api = inject(ApiClient);

  /** The newest first. Pages count from 1. */
  page(group: OrderGroup, page: number, size: number): ReadRequest<Page<OrderHead>> {
    return { path: '/me/orders', params: { group, page, size } };
  }

  one(orderNo: string): ReadRequest<OrderView> {
    return { path: pathOf(orderNo) };
  }

  find(orderNo: string): Promise<Outcome<OrderView>> {
    return this.api.ask(this.one(orderNo));
  }

  cancel(orderNo: string): Promise<Outcome<OrderView>> {
    return this.api.post(`${pathOf(orderNo)}/cancel`, {});
  }

  /** Begins a payment; the browser then goes to its `payUrl`, and comes back to the order when the provider is done with it. */
  pay(orderNo: string, language: Language, key: string): Promise<Outcome<PaymentStart>> {
    return this.api.postOnce(`${pathOf(orderNo)}/payments`, { language }, key);
  }

  /** Has the provider asked at once what became of the newest payment. */
  checkPayment(orderNo: string): Promise<Outcome<PaymentCheck>> {
    return this.api.post(`${pathOf(orderNo)}/payments/check`, {});
  }

  /** Since when the plate can be fetched that was bought at a fixed price, and with which papers. */
  pickUp(orderNo: string): ReadRequest<PickUpView> {
    return { path: `${pathOf(orderNo)}/pick-up` };
  }

  /** For a link that downloads the receipt of a paid order, a PDF. */
  receiptAddress(orderNo: string, language: Language): string {
    return `${API_BASE}${pathOf(orderNo)}/receipt?language=${language}`;
  }
}

function pathOf(orderNo: string): string {
  return `/me/orders/${encodeURIComponent(orderNo)}`;
}
