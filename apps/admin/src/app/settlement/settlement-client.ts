// Settlement at the server: winners, refunds, the ledger, comparisons, papers.
import { inject, Injectable } from '@angular/core';
import type {
  CloseOddPaymentBody,
  DifferenceView,
  ExtendBalanceBody,
  InvoiceCase,
  InvoiceState,
  LedgerEntryView,
  LedgerSums,
  OddPaymentCase,
  OddPaymentGroup,
  Page,
  ReconcileBody,
  ReconciliationHead,
  RefundCase,
  RefundGroup,
  RemindedView,
  SettlementHead,
  SettlementView,
  SettleOutsideBody,
  WinnerContact,
  WinnerView,
} from '@haopai/contracts';
import type { Outcome, ReadRequest } from '@haopai/web-data';
import { AdminApi, type SearchParams } from '../http/admin-api';

const BASE = '/settlement';
const PER_PAGE = 20;

@Injectable({ providedIn: 'root' })
export class SettlementClient {
  private readonly api = inject(AdminApi);

  auctions(page: number): ReadRequest<Page<SettlementHead>> {
    return this.api.at(`${BASE}/auctions`, { page, size: PER_PAGE });
  }

  auction(auctionId: number): ReadRequest<SettlementView> {
    return this.api.at(`${BASE}/auctions/${auctionId}`);
  }

  winners(
    auctionId: number,
    search: { readonly state: string; readonly sort: string | null },
    page: number,
  ): ReadRequest<Page<WinnerView>> {
    return this.api.at(`${BASE}/auctions/${auctionId}/winners`, { ...search, page, size: PER_PAGE });
  }

  remindAll(auctionId: number): Promise<Outcome<RemindedView>> {
    return this.api.post(`${BASE}/auctions/${auctionId}/remind`, {});
  }

  remind(lotId: number): Promise<Outcome<WinnerView>> {
    return this.api.post(`${BASE}/lots/${lotId}/remind`, {});
  }

  contact(lotId: number, reason: string): Promise<Outcome<WinnerContact>> {
    return this.api.post(`${BASE}/lots/${lotId}/contact`, { reason });
  }

  extend(lotId: number, body: ExtendBalanceBody): Promise<Outcome<WinnerView>> {
    return this.api.post(`${BASE}/lots/${lotId}/extend`, body);
  }

  forfeit(lotId: number, reason: string): Promise<Outcome<WinnerView>> {
    return this.api.post(`${BASE}/lots/${lotId}/forfeit`, { reason });
  }

  refunds(group: RefundGroup, page: number, size = PER_PAGE): ReadRequest<Page<RefundCase>> {
    return this.api.at(`${BASE}/refunds`, { group, page, size });
  }

  retry(refundNo: string, reason: string): Promise<Outcome<RefundCase>> {
    return this.api.post(`${BASE}/refunds/${refundNo}/retry`, { reason });
  }

  sayOutside(refundNo: string, body: SettleOutsideBody): Promise<Outcome<RefundCase>> {
    return this.api.post(`${BASE}/refunds/${refundNo}/outside`, body);
  }

  confirmOutside(refundNo: string): Promise<Outcome<RefundCase>> {
    return this.api.post(`${BASE}/refunds/${refundNo}/outside/confirm`, {});
  }

  takeBackOutside(refundNo: string, reason: string): Promise<Outcome<RefundCase>> {
    return this.api.post(`${BASE}/refunds/${refundNo}/outside/take-back`, { reason });
  }

  oddPayments(group: OddPaymentGroup, page: number): ReadRequest<Page<OddPaymentCase>> {
    return this.api.at(`${BASE}/odd-payments`, { group, page, size: PER_PAGE });
  }

  closeOdd(paymentNo: string, body: CloseOddPaymentBody): Promise<Outcome<OddPaymentCase>> {
    return this.api.post(`${BASE}/odd-payments/${paymentNo}/close`, body);
  }

  invoices(state: InvoiceState, page: number): ReadRequest<Page<InvoiceCase>> {
    return this.api.at(`${BASE}/invoices`, { state, page, size: PER_PAGE });
  }

  retryInvoice(invoiceId: number, reason: string): Promise<Outcome<InvoiceCase>> {
    return this.api.post(`${BASE}/invoices/${invoiceId}/retry`, { reason });
  }

  sums(search: SearchParams): Promise<Outcome<LedgerSums>> {
    return this.api.get(`${BASE}/ledger/sums`, search);
  }

  entries(search: SearchParams, page: number): Promise<Outcome<Page<LedgerEntryView>>> {
    return this.api.get(`${BASE}/ledger`, { ...search, page, size: PER_PAGE });
  }

  reconciliations(page: number): Promise<Outcome<Page<ReconciliationHead>>> {
    return this.api.get(`${BASE}/reconciliations`, { page, size: PER_PAGE });
  }

  reconciliation(id: number): ReadRequest<ReconciliationHead> {
    return this.api.at(`${BASE}/reconciliations/${id}`);
  }

  reconcile(body: ReconcileBody): Promise<Outcome<ReconciliationHead>> {
    return this.api.post(`${BASE}/reconciliations`, body);
  }

  differences(id: number, page: number): ReadRequest<Page<DifferenceView>> {
    return this.api.at(`${BASE}/reconciliations/${id}/differences`, { page, size: PER_PAGE });
  }

  explain(differenceId: number, note: string): Promise<Outcome<DifferenceView>> {
    return this.api.post(`${BASE}/differences/${differenceId}/explain`, { note });
  }

  mend(differenceId: number, note: string): Promise<Outcome<DifferenceView>> {
    return this.api.post(`${BASE}/differences/${differenceId}/mend`, { note });
  }

  paper(kind: 'workbook' | 'report', search: SearchParams): Promise<Outcome<Blob>> {
    return this.api.file(`${BASE}/${kind}`, search);
  }
}
