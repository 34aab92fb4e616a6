// Results of ended auctions over REST.
import { inject, Injectable } from '@angular/core';
import type { AuctionResult, AuctionResultHead, JournalLine, Page, ResultSort } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { API_BASE, ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import type { ReadRequest } from '../reading/read-request';

const LINES_PER_PAGE = 500;

@Injectable({ providedIn: 'root' })
export class ResultsClient {
  private readonly api = inject(ApiClient);

  /** The newest first. Pages count from 1. */
  list(page: number, size: number): ReadRequest<Page<AuctionResultHead>> {
    return { path: '/results', params: { page, size } };
  }

  ofAuction(auctionId: number, sort: ResultSort, order: 'asc' | 'desc'): ReadRequest<AuctionResult> {
    return { path: `/results/${auctionId}`, params: { sort, order } };
  }

  /** The stored events of an ended lot, oldest first. */
  journal(auctionId: number, lotId: number, page: number): Promise<Outcome<Page<JournalLine>>> {
    return this.api.get(`/results/${auctionId}/lots/${lotId}/journal`, { page, size: LINES_PER_PAGE });
  }

  /** Of the index, or of one ended sale, as other programs read them. */
  openDataAddress(auctionId?: number): string {
    return auctionId === undefined ? `${API_BASE}/open-data` : `${API_BASE}/open-data/${auctionId}`;
  }

  /** For a link that downloads it. */
  csvAddress(auctionId: number, language: Language): string {
    return `${API_BASE}/results/${auctionId}/csv?lang=${language}`;
  }

  /** For whoever wants to check the chain with other tools. */
  journalAddress(auctionId: number, lotId: number): string {
    return `${API_BASE}/results/${auctionId}/lots/${lotId}/journal?size=${LINES_PER_PAGE}`;
  }
}
