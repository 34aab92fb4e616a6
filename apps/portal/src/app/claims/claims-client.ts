// One's own claims over REST: made, read, replied in, with pictures.
import { inject, Injectable } from '@angular/core';
import type { ClaimLine, ClaimView, MakeClaimBody, Page } from '@haopai/contracts';
import { API_BASE, ApiClient, type Outcome, type ReadRequest } from '@haopai/web-data';

@Injectable({ providedIn: 'root' })
export class ClaimsClient {
  private readonly api = inject(ApiClient);

  /** The newest first. Pages count from 1. */
  page(page: number, size: number): ReadRequest<Page<ClaimLine>> {
    return { path: '/me/claims', params: { page, size } };
  }

  one(claimId: number): ReadRequest<ClaimView> {
    return { path: `/me/claims/${claimId}` };
  }

  make(body: MakeClaimBody, key: string): Promise<Outcome<ClaimView>> {
    return this.api.postOnce('/me/claims', body, key);
  }

  reply(claimId: number, text: string): Promise<Outcome<ClaimView>> {
    return this.api.post(`/me/claims/${claimId}/replies`, { text });
  }

  /** To what the citizen wrote last. */
  addFile(claimId: number, file: File): Promise<Outcome<ClaimView>> {
    return this.api.upload(`/me/claims/${claimId}/files`, file);
  }

  fileAddress(claimId: number, fileId: number): string {
    return `${API_BASE}/me/claims/${claimId}/files/${fileId}`;
  }
}
