// The server's side of claims in the back office.
import { inject, Injectable } from '@angular/core';
import type { AdminClaimLine, AdminClaimView, ClaimAbout, ClaimFilter, Page } from '@haopai/contracts';
import { API_BASE, type Outcome, type ReadRequest } from '@haopai/web-data';
import { AdminApi } from '../http/admin-api';

export type ClaimAct = 'answer' | 'ask' | 'close' | 'grant';

export interface ClaimSearch {
  readonly filter: ClaimFilter;
  readonly about: ClaimAbout | null;
  readonly assigned: string | null;
}

const CLAIMS_PER_PAGE = 20;

@Injectable({ providedIn: 'root' })
export class ClaimsClient {
  private readonly api = inject(AdminApi);

  page(search: ClaimSearch, page: number): ReadRequest<Page<AdminClaimLine>> {
    return this.api.at('/claims', { ...search, page, size: CLAIMS_PER_PAGE });
  }

  one(claimId: number): Promise<Outcome<AdminClaimView>> {
    return this.api.get(`/claims/${claimId}`);
  }

  assign({ id, version }: AdminClaimLine): Promise<Outcome<AdminClaimView>> {
    return this.api.post(`/claims/${id}/assign`, { version });
  }

  /** What is granted is what the claim is about. */
  act({ id, version, about }: AdminClaimLine, act: ClaimAct, text: string): Promise<Outcome<AdminClaimView>> {
    return this.api.post(`/claims/${id}/${act === 'grant' ? `grant-${about}` : act}`, { version, text });
  }

  fileAddress(claimId: number, fileId: number): string {
    return `${API_BASE}/admin/claims/${claimId}/files/${fileId}`;
  }
}
