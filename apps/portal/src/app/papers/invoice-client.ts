// Invoices over REST: what became of an order's, and asking for one.
import { inject, Injectable } from '@angular/core';
import type { AskInvoiceBody, OrderInvoices } from '@haopai/contracts';
import { ApiClient, type Outcome, type ReadRequest } from '@haopai/web-data';

@Injectable({ providedIn: 'root' })
export class InvoiceClient {
  private readonly api = inject(ApiClient);

  of(orderNo: string): ReadRequest<OrderInvoices> {
    return { path: pathOf(orderNo) };
  }

  ask(orderNo: string, body: AskInvoiceBody): Promise<Outcome<OrderInvoices>> {
    return this.api.post(pathOf(orderNo), body);
  }
}

function pathOf(orderNo: string): string {
  return `/me/orders/${encodeURIComponent(orderNo)}/invoice`;
}
