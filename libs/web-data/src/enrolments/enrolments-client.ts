// Enrolments over REST: whether a VIN is free, signing up, one's own enrolment of an auction, all of one's own.
import { inject, Injectable } from '@angular/core';
import type {
  ChangeEntryVinBody,
  EnrolBody,
  EnrolmentView,
  OrderHead,
  Page,
  RaiseLimitBody,
  VinCheckView,
} from '@haopai/contracts';
import { API_BASE, ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import type { ReadRequest } from '../reading/read-request';

@Injectable({ providedIn: 'root' })
export class EnrolmentsClient {
  private readonly api = inject(ApiClient);

  /** While typing: whether it is a VIN, in no share of the auction, and held by nothing else. */
  findVin(auctionId: number, vin: string): Promise<Outcome<VinCheckView>> {
    return this.api.get(`/auctions/${auctionId}/vins/${encodeURIComponent(vin)}`);
  }

  /** While typing, for a purchase or a reservation: whether it is a VIN, and held by nothing. */
  lookUpVin(vin: string): Promise<Outcome<VinCheckView>> {
    return this.api.get(`/me/vins/${encodeURIComponent(vin)}`);
  }

  /** Of a free share, before the auction starts. */
  changeVin(enrolmentId: number, entryId: number, body: ChangeEntryVinBody): Promise<Outcome<EnrolmentView>> {
    return this.api.put(`/me/enrolments/${enrolmentId}/entries/${entryId}/vin`, body);
  }

  /** A share for each VIN; in a drill, which has toy VINs of its own, as many as are told. */
  enrol(auctionId: number, body: EnrolBody, key: string): Promise<Outcome<EnrolmentView>> {
    return this.api.postOnce(`/auctions/${auctionId}/enrolments`, body, key);
  }

  /** An order of so much more deposit that so much may be bid. */
  raiseLimit(
    enrolmentId: number,
    entryId: number,
    body: RaiseLimitBody,
    key: string,
  ): Promise<Outcome<OrderHead>> {
    return this.api.postOnce(`/me/enrolments/${enrolmentId}/entries/${entryId}/limit`, body, key);
  }

  mine(auctionId: number): ReadRequest<EnrolmentView> {
    return { path: `/auctions/${auctionId}/enrolments/mine` };
  }

  /** The newest first. Pages count from 1. */
  page(page: number, size: number): ReadRequest<Page<EnrolmentView>> {
    return { path: '/me/enrolments', params: { page, size } };
  }

  /** From an auction that was postponed: the deposits go back. */
  stepBack(enrolmentId: number): Promise<Outcome<EnrolmentView>> {
    return this.api.post(`/me/enrolments/${enrolmentId}/step-back`, {});
  }

  /** For a link that puts the start of the auction into a calendar. */
  calendarAddress(enrolmentId: number): string {
    return `${API_BASE}/me/enrolments/${enrolmentId}/calendar`;
  }
}
