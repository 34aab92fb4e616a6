// Orders at the server.
import { inject, Injectable } from '@angular/core';
import type {
  AdminOrderDetail,
  AdminOrderHead,
  Page,
  RefundOrderBody,
  SearchOrdersBody,
} from '@haopai/contracts';
import type { Outcome, ReadRequest } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

@Injectable({ providedIn: 'root' })
export class OrdersDeskClient {
  private readonly api = inject(AdminApi);

  search(body: SearchOrdersBody): ReadRequest<Page<AdminOrderHead>> {
    return this.api.search('/orders/search', body);
  }

  one(orderNo: string): ReadRequest<AdminOrderDetail> {
    return this.api.at(`/orders/${encodeURIComponent(orderNo)}`);
  }

  refund(orderNo: string, body: RefundOrderBody): Promise<Outcome<AdminOrderDetail>> {
    return this.api.post(`/orders/${encodeURIComponent(orderNo)}/refunds`, body);
  }
}
