// Use case: the cashier looks through ended auctions, their winners, and what they still owe.
import { Injectable } from '@nestjs/common';
import type { Page, SettlementHead, SettlementView, WinnerView } from '@haopai/contracts';
import { Approvals } from '../../../access/approvals';
import type { Actor } from '../../../access/staff-authentication';
import { RefusalError } from '../../../platform/errors';
import {
  type AuctionFigures,
  type EndedAuctionRow,
  type WinnerRow,
  type WinnerSearch,
  WinnersStore,
} from './winners.store';
import { winnerView } from './winner-view';

const NOTHING: AuctionFigures = {
  won: 0,
  due: 0,
  paid: 0,
  defaulted: 0,
  returned: 0,
  pricesBackFen: 0,
  hammerFen: 0,
  dueFen: 0,
  refundsWaiting: 0,
  refundsFailed: 0,
};

@Injectable()
export class FindWinners {
  constructor(
    private readonly store: WinnersStore,
    private readonly approvals: Approvals,
  ) {}

  async auctions(actor: Actor, page: number, size: number): Promise<Page<SettlementHead> | RefusalError> {
    const refusal = actor.lacks('settlement.read');
    if (refusal !== undefined) return refusal;
    const { rows, total } = await this.store.auctions(size, (page - 1) * size);
    return { items: await this.heads(rows), total, page, size };
  }

  async auction(actor: Actor, auctionId: number): Promise<SettlementView | RefusalError> {
    const refusal = actor.lacks('settlement.read');
    if (refusal !== undefined) return refusal;
    const row = await this.store.auction(auctionId);
    if (row === null) return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    const [[head], deposits] = await Promise.all([this.heads([row]), this.store.deposits(auctionId)]);
    const heldFen = deposits.get('held') ?? 0;
    const appliedFen = deposits.get('applied') ?? 0;
    const refundedFen = deposits.get('refunded') ?? 0;
    const forfeitedFen = deposits.get('forfeited') ?? 0;
    const receivedFen = heldFen + appliedFen + refundedFen + forfeitedFen;
    const sums = { receivedFen, heldFen, appliedFen, refundedFen, forfeitedFen };
    return { ...row, ...NOTHING, ...head, deposits: sums };
  }

  async winners(
    actor: Actor,
    search: WinnerSearch,
    page: number,
    size: number,
  ): Promise<Page<WinnerView> | RefusalError> {
    const refusal = actor.lacks('settlement.read');
    if (refusal !== undefined) return refusal;
    const { auctionId } = search;
    if ((await this.store.auction(auctionId)) === null)
      return new RefusalError('AUCTION.NOT_FOUND', { auctionId });
    const { rows, total } = await this.store.winners(search, size, (page - 1) * size);
    return { items: await this.views(rows), total, page, size };
  }

  /** After an act on it. Throws when there is none. */
  async winner(lotId: number): Promise<WinnerView> {
    const row = await this.store.winner(lotId);
    if (row === null) throw new Error(`Nobody has won lot ${lotId}`);
    const [view] = await this.views([row]);
    return view ?? winnerView(row);
  }

  private async views(rows: readonly WinnerRow[]): Promise<readonly WinnerView[]> {
    const orderNos = rows.flatMap(({ orderNo }) => orderNo ?? []);
    const asked = await this.approvals.openAmong('refund', orderNos.map(subjectOf));
    const refundsAsked = new Set(orderNos.filter((orderNo) => asked.has(subjectOf(orderNo))));
    return rows.map((row) => winnerView(row, refundsAsked));
  }

  private async heads(rows: readonly EndedAuctionRow[]): Promise<readonly SettlementHead[]> {
    const figures = await this.store.figures(rows.map(({ auctionId }) => auctionId));
    return rows.map((row) => ({ ...row, ...(figures.get(row.auctionId) ?? NOTHING) }));
  }
}

function subjectOf(orderNo: string): string {
  return `order:${orderNo}`;
}
