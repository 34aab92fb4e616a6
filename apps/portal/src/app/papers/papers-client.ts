// Papers over REST: one's own, their files, and whether one is real.
import { inject, Injectable } from '@angular/core';
import type { CheckedConfirmation, ConfirmationsView } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { ApiClient, type Outcome, type ReadRequest } from '@haopai/web-data';

/** What papers are about: a lot that was won, or an order. */
export type PapersSubject = { readonly lotId: number } | { readonly orderNo: string };

@Injectable({ providedIn: 'root' })
export class PapersClient {
  private readonly api = inject(ApiClient);

  of(subject: PapersSubject): ReadRequest<ConfirmationsView> {
    const thing =
      'lotId' in subject ? `lots/${subject.lotId}` : `orders/${encodeURIComponent(subject.orderNo)}`;
    return { path: `/me/${thing}/confirmations` };
  }

  /** For a link that downloads it, a PDF. */
  fileAddress(number: string, language: Language): string {
    return `/api/v1/me/confirmations/${encodeURIComponent(number)}/file?language=${language}`;
  }

  check(number: string, check: string): Promise<Outcome<CheckedConfirmation>> {
    return this.api.get(`/confirmations/${encodeURIComponent(number)}`, { check });
  }
}
