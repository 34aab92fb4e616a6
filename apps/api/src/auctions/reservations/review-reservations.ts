// Use case: the staff look through what citizens wish for, and see of what waits whether its plate can still be had.
import { Injectable } from '@nestjs/common';
import type { ApprovalTerms, Page, ReservationCase, ReservationSearch } from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import { RefusalError } from '../../platform/errors';
import { Settings } from '../../access/settings';
import { MONEY_FEN_MAX, PAY_DAYS_MAX } from './approval-terms';
import { FreePlates } from './free-plates';
import { ReservationCasesStore, type StoredCase } from './reservation-cases.store';

@Injectable()
export class ReviewReservations {
  constructor(
    private readonly store: ReservationCasesStore,
    private readonly free: FreePlates,
    private readonly settings: Settings,
  ) {}

  /** Pages count from 1. */
  async page(
    actor: Actor,
    search: ReservationSearch,
    page: number,
    size: number,
  ): Promise<Page<ReservationCase> | RefusalError> {
    const refusal = actor.lacks('reservations.read');
    if (refusal !== undefined) return refusal;
    const { cases, total } = await this.store.page(search, size, (page - 1) * size);
    const items: ReservationCase[] = [];
    // One after the other: a clerk's list takes no more than one connection from the bidders.
    for (const one of cases) items.push(await this.checked(one));
    return { items, total, page, size };
  }

  async one(actor: Actor, reservationId: number): Promise<ReservationCase | RefusalError> {
    const refusal = actor.lacks('reservations.read');
    if (refusal !== undefined) return refusal;
    const found = await this.store.byId(reservationId);
    if (found === null) return new RefusalError('RESERVATION.NOT_FOUND', { reservationId });
    return this.checked(found);
  }

  terms(actor: Actor): ApprovalTerms | RefusalError {
    const refusal = actor.lacks('reservations.read');
    if (refusal !== undefined) return refusal;
    return {
      depositFen: this.settings.fen('reservations.depositYuan'),
      startPriceFen: this.settings.fen('reservations.startPriceYuan'),
      payDays: this.settings.value('reservations.payDays'),
      ...{ moneyFenMax: MONEY_FEN_MAX, payDaysMax: PAY_DAYS_MAX },
    };
  }

  private async checked(one: StoredCase): Promise<ReservationCase> {
    if (one.state !== 'pending') return { ...one, refusal: null };
    const gone = await this.free.refuseSold(null, one.plate.number);
    return { ...one, refusal: gone === undefined ? null : { code: gone.code, data: gone.data } };
  }
}
