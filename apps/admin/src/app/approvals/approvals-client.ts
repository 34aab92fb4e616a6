// What staff asked for and a colleague decides, over REST.
import { inject, Injectable } from '@angular/core';
import type { ApprovalGroup, ApprovalView, Page } from '@haopai/contracts';
import type { Outcome, ReadRequest } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

const PER_PAGE = 20;

@Injectable({ providedIn: 'root' })
export class ApprovalsClient {
  private readonly api = inject(AdminApi);

  page(group: ApprovalGroup, page: number): ReadRequest<Page<ApprovalView>> {
    return this.api.at('/approvals', { group, page, size: PER_PAGE });
  }

  approve(id: number): Promise<Outcome<ApprovalView>> {
    return this.api.post(`/approvals/${id}/approve`, {});
  }

  decline(id: number, reason: string): Promise<Outcome<ApprovalView>> {
    return this.api.post(`/approvals/${id}/decline`, { reason });
  }

  takeBack(id: number, reason: string): Promise<Outcome<ApprovalView>> {
    return this.api.post(`/approvals/${id}/take-back`, { reason });
  }
}
