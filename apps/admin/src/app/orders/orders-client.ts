// Orders at the server.
import { inject, Injectable } from '@angular/core';
import type {
  AdminOrderDetail,
  AdminOrderHead,
  Page,
  RefundOrderBody,
  SearchOrdersBody,
} from '@haopai/contracts';
import type { Outcome } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

@Injectable({ providedIn: 'root' })
export class OrdersDeskClient {
  private readonly api = inject(AdminApi);

  search(body: SearchOrdersBody): Promise<Outcome<Page<AdminOrderHead>>> {
    return this.api.post('/orders/search', body);
  }

  one(orderNo: string): Promise<Outcome<AdminOrderDetail>> {
    return this.api.get(`/orders/${encodeURIComponent(orderNo)}`);
  }

  refund(orderNo: string, body: RefundOrderBody): Promise<Outcome<AdminOrderDetail>> {
    return this.api.post(`/orders/${encodeURIComponent(orderNo)}/refunds`, body);
  }
}
