// Tells bidders what an ended auction came to for them: a notice and a text, with the transaction of what they tell about.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import { readyToFetchAtMs } from '../hand-over';
import {
  auctionInText,
  CitizenTexts,
  moneyInText,
  Outbox,
  plateInText,
  timeInText,
} from '../../communication/notifications';
import type { Order } from '../orders';
import type { EndedAuction, UnsettledEnrolment, Win } from './unsettled';
import type { WonLot } from './won-lots.store';

@Injectable()
export class TellWinner {
  constructor(
    private readonly outbox: Outbox,
    private readonly texts: CitizenTexts,
  ) {}

  async won(
    transaction: Transaction,
    { citizenId, language }: UnsettledEnrolment,
    { id: auctionId }: EndedAuction,
    { lotId, plate, hammerFen }: Win,
    { orderNo, amountFen: balanceFen, dueAtMs }: Order,
  ): Promise<void> {
    const data = { auctionId, lotId, plate: plate.number, hammerFen, balanceFen, dueAtMs, orderNo };
    await this.outbox.notice(transaction, { citizenId, kind: 'lotWon', data });
    const params = {
      plate: plateInText(plate.number),
      hammer: moneyInText(hammerFen, language),
      balance: moneyInText(balanceFen, language),
      dueAt: timeInText(dueAtMs, language),
    };
    await this.texts.send(transaction, { citizenId, template: 'lotWon', params, language });
  }

  async covered(
    transaction: Transaction,
    { citizenId, language }: UnsettledEnrolment,
    { id: auctionId }: EndedAuction,
    { lotId, plate, hammerFen }: Win,
  ): Promise<void> {
    const data = { auctionId, lotId, plate: plate.number, hammerFen };
    await this.outbox.notice(transaction, { citizenId, kind: 'lotCovered', data });
    const params = { plate: plateInText(plate.number), hammer: moneyInText(hammerFen, language) };
    await this.texts.send(transaction, { citizenId, template: 'lotCovered', params, language });
  }

  async refunded(
    transaction: Transaction,
    { citizenId, language }: UnsettledEnrolment,
    { id: auctionId, title }: EndedAuction,
    amountFen: number,
  ): Promise<void> {
    const data = { auctionId, auction: title, amountFen };
    await this.outbox.notice(transaction, { citizenId, kind: 'depositsRefunded', data });
    const params = { auction: auctionInText(title, language), amount: moneyInText(amountFen, language) };
    await this.texts.send(transaction, { citizenId, template: 'depositsRefunded', params, language });
  }

  /** What is left to pay, before it is too late. */
  soon(transaction: Transaction, won: WonLot, order: Order): Promise<void> {
    return this.askFor(transaction, 'balanceSoon', won, order);
  }

  /** More time was given: `order` is as it is now. */
  extended(transaction: Transaction, won: WonLot, order: Order): Promise<void> {
    return this.askFor(transaction, 'balanceExtended', won, order);
  }

  async paid(transaction: Transaction, won: WonLot, { paidAtMs }: Order): Promise<void> {
    const { citizenId, language, auctionId, lotId, plateNumber } = won;
    const readyAtMs = readyToFetchAtMs(paidAtMs ?? 0);
    const data = { auctionId, lotId, plate: plateNumber, readyAtMs };
    await this.outbox.notice(transaction, { citizenId, kind: 'balancePaid', data });
    const params = { plate: plateInText(plateNumber), readyAt: timeInText(readyAtMs, language) };
    await this.texts.send(transaction, { citizenId, template: 'balancePaid', params, language });
  }

  /** The balance was not paid in time. */
  defaulted(transaction: Transaction, won: WonLot, amountFen: number): Promise<void> {
    return this.forfeited(transaction, 'depositForfeited', won, amountFen);
  }

  disqualified(transaction: Transaction, won: WonLot, amountFen: number): Promise<void> {
    return this.forfeited(transaction, 'winDisqualified', won, amountFen);
  }

  private async forfeited(
    transaction: Transaction,
    kind: 'depositForfeited' | 'winDisqualified',
    { citizenId, language, auctionId, lotId, plateNumber }: WonLot,
    amountFen: number,
  ): Promise<void> {
    const data = { auctionId, lotId, plate: plateNumber, amountFen };
    await this.outbox.notice(transaction, { citizenId, kind, data });
    const params = { plate: plateInText(plateNumber), amount: moneyInText(amountFen, language) };
    await this.texts.send(transaction, { citizenId, template: kind, params, language });
  }

  private async askFor(
    transaction: Transaction,
    kind: 'balanceSoon' | 'balanceExtended',
    { citizenId, language, auctionId, lotId, plateNumber }: WonLot,
    { orderNo, amountFen: balanceFen, dueAtMs }: Order,
  ): Promise<void> {
    const data = { auctionId, lotId, plate: plateNumber, balanceFen, dueAtMs, orderNo };
    await this.outbox.notice(transaction, { citizenId, kind, data });
    const params = {
      plate: plateInText(plateNumber),
      balance: moneyInText(balanceFen, language),
      dueAt: timeInText(dueAtMs, language),
    };
    await this.texts.send(transaction, { citizenId, template: kind, params, language });
  }
}
