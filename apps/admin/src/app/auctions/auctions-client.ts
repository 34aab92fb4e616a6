// The server's side of auctions in the back office.
import { inject, Injectable } from '@angular/core';
import { ATTACHMENT_NAME_MAX } from '@haopai/contracts';
import type {
  AdminConditionsView,
  AdminAuctionDetail,
  AdminAuctionView,
  AdminEnrolmentView,
  AdminLotView,
  AdminStopView,
  AmendAuctionBody,
  AskStopBody,
  AuctionPreview,
  AuctionTerms,
  CopyAuctionBody,
  EndedLotView,
  NextBidderOffer,
  ExportFormat,
  LotDraft,
  OpenLotsBody,
  Page,
  PublishAuctionBody,
  SheetCheck,
  StockPlateView,
  UsualTerms,
} from '@haopai/contracts';
import type { Outcome, ReadRequest } from '@haopai/web-data';
import { AdminApi, type SearchParams } from '../http/admin-api';
import type { SheetTemplateWanted } from '../sheets/sheet-import';

/** An auction as it was read, for a change of it. */
export interface Seen {
  readonly id: number;
  readonly version: number;
}

@Injectable({ providedIn: 'root' })
export class AuctionsClient {
  private readonly api = inject(AdminApi);

  page(search: SearchParams): Promise<Outcome<Page<AdminAuctionView>>> {
    return this.api.get('/auctions', search);
  }

  one(id: number): Promise<Outcome<AdminAuctionDetail>> {
    return this.api.get(`/auctions/${id}`);
  }

  preview(id: number): ReadRequest<AuctionPreview> {
    return this.api.at(`/auctions/${id}/preview`);
  }

  add(terms: AuctionTerms): Promise<Outcome<AdminAuctionView>> {
    return this.api.post('/auctions', terms);
  }

  change({ id, version }: Seen, terms: AuctionTerms): Promise<Outcome<AdminAuctionView>> {
    return this.api.put(`/auctions/${id}`, { ...terms, version });
  }

  /** All of it was looked at, as it was read. */
  check({ id, version }: Seen): Promise<Outcome<AdminAuctionView>> {
    return this.api.post(`/auctions/${id}/check`, { version });
  }

  discard({ id, version }: Seen, reason: string): Promise<Outcome<unknown>> {
    return this.api.post(`/auctions/${id}/discard`, { version, reason });
  }

  copy(id: number, body: CopyAuctionBody): Promise<Outcome<AdminAuctionView>> {
    return this.api.post(`/auctions/${id}/copy`, body);
  }

  /** With a reason where it starts sooner than the rules want it. */
  publish({ id, version }: Seen, shortNoticeReason?: string): Promise<Outcome<AdminAuctionView>> {
    const body: PublishAuctionBody = {
      version,
      ...(shortNoticeReason === undefined ? {} : { shortNoticeReason }),
    };
    return this.api.post(`/auctions/${id}/publish`, body);
  }

  amend({ id }: Seen, body: AmendAuctionBody): Promise<Outcome<AdminAuctionView>> {
    return this.api.post(`/auctions/${id}/amend`, body);
  }

  askStop({ id }: Pick<Seen, 'id'>, body: AskStopBody): Promise<Outcome<AdminStopView>> {
    return this.api.post(`/auctions/${id}/stops`, body);
  }

  confirmStop(stopId: number): Promise<Outcome<AdminStopView>> {
    return this.api.post(`/stops/${stopId}/confirm`, {});
  }

  declineStop(stopId: number): Promise<Outcome<AdminStopView>> {
    return this.api.post(`/stops/${stopId}/decline`, {});
  }

  conditions(id: number): Promise<Outcome<AdminConditionsView>> {
    return this.api.get(`/auctions/${id}/conditions`);
  }

  changeConditions(
    { id, version }: Seen,
    texts: AdminConditionsView['texts'],
  ): Promise<Outcome<AdminConditionsView>> {
    return this.api.put(`/auctions/${id}/conditions`, { version, texts });
  }

  addAttachment({ id, version }: Seen, file: File): Promise<Outcome<AdminConditionsView>> {
    const name = encodeURIComponent([...file.name].slice(0, 2 * ATTACHMENT_NAME_MAX).join(''));
    return this.api.upload(`/auctions/${id}/attachments?version=${version}&name=${name}`, file);
  }

  removeAttachment({ id, version }: Seen, attachmentId: number): Promise<Outcome<AdminConditionsView>> {
    return this.api.post(`/auctions/${id}/attachments/${attachmentId}/remove`, { version });
  }

  lots(id: number, search: SearchParams): ReadRequest<Page<AdminLotView>> {
    return this.api.at(`/auctions/${id}/lots`, search);
  }

  endedLots(id: number, search: SearchParams): ReadRequest<Page<EndedLotView>> {
    return this.api.at(`/auctions/${id}/ended-lots`, search);
  }

  /** Of a lot whose winner did not pay. */
  offerToNext(id: number, lotId: number): Promise<Outcome<NextBidderOffer>> {
    return this.api.post(`/auctions/${id}/ended-lots/${lotId}/next-bidder`, {});
  }

  addLot(seen: Seen, lot: LotDraft): Promise<Outcome<AdminAuctionView>> {
    return this.addLots(seen, [lot]);
  }

  addLots({ id, version }: Seen, lots: readonly LotDraft[]): Promise<Outcome<AdminAuctionView>> {
    return this.api.post(`/auctions/${id}/lots`, { version, lots });
  }

  changeLot({ id, version }: Seen, lotId: number, lot: LotDraft): Promise<Outcome<AdminAuctionView>> {
    return this.api.put(`/auctions/${id}/lots/${lotId}`, { ...lot, version });
  }

  /** Out of a draft they go, out of what was cancelled they are copied; the draft that has them then. */
  moveLots({ id, version }: Seen, lotIds: readonly number[], to: Seen): Promise<Outcome<AdminAuctionView>> {
    const body = { version, lotIds, toAuctionId: to.id, toVersion: to.version };
    return this.api.post(`/auctions/${id}/lots/move`, body);
  }

  orderLots(
    { id, version }: Seen,
    lotIds: readonly number[],
    toLotNo: number,
  ): Promise<Outcome<AdminAuctionView>> {
    return this.api.post(`/auctions/${id}/lots/order`, { version, lotIds, toLotNo });
  }

  priceLots(
    { id, version }: Seen,
    lotIds: readonly number[],
    startPriceFen: number,
  ): Promise<Outcome<AdminAuctionView>> {
    return this.api.post(`/auctions/${id}/lots/prices`, { version, lotIds, startPriceFen });
  }

  openLots(
    { id, version }: Seen,
    lotIds: readonly number[],
    wanted: Pick<OpenLotsBody, 'opensAtMs' | 'staggerMs'>,
  ): Promise<Outcome<AdminAuctionView>> {
    return this.api.post(`/auctions/${id}/lots/openings`, { version, lotIds, ...wanted });
  }

  giveBackLot({ id, version }: Seen, lotId: number, reason: string): Promise<Outcome<AdminAuctionView>> {
    return this.api.post(`/auctions/${id}/lots/${lotId}/give-back`, { version, reason });
  }

  removeLots({ id, version }: Seen, lotIds: readonly number[]): Promise<Outcome<AdminAuctionView>> {
    return this.api.post(`/auctions/${id}/lots/remove`, { version, lotIds });
  }

  stock(id: number, search: SearchParams): ReadRequest<Page<StockPlateView>> {
    return this.api.at(`/auctions/${id}/stock`, search);
  }

  addFromStock(
    { id, version }: Seen,
    plateNumbers: readonly string[],
    startPriceFen: number,
  ): Promise<Outcome<AdminAuctionView>> {
    return this.api.post(`/auctions/${id}/lots/from-stock`, { version, plateNumbers, startPriceFen });
  }

  addToys({ id, version }: Seen, count: number, startPriceFen: number): Promise<Outcome<AdminAuctionView>> {
    return this.api.post(`/auctions/${id}/lots/toys`, { version, count, startPriceFen });
  }

  checkSheet(id: number, file: Blob): Promise<Outcome<SheetCheck>> {
    return this.api.post(`/auctions/${id}/sheet/check`, file);
  }

  takeSheet({ id, version }: Seen, file: Blob): Promise<Outcome<AdminAuctionView>> {
    return this.api.post(`/auctions/${id}/sheet?version=${version}`, file);
  }

  usualTerms(): Promise<Outcome<UsualTerms>> {
    return this.api.get('/auction-terms');
  }

  template({ language, format }: SheetTemplateWanted): Promise<Outcome<Blob>> {
    return this.api.file(`/lot-sheet/${format}`, { language });
  }

  bidders(id: number, search: SearchParams): ReadRequest<Page<AdminEnrolmentView>> {
    return this.api.at(`/auctions/${id}/enrolments`, search);
  }

  biddersFile(id: number, format: ExportFormat): Promise<Outcome<Blob>> {
    return this.api.file(`/auctions/${id}/enrolments/${format}`);
  }
}
