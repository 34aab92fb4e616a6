// Tells citizens what became of their reservations: a notice and a text, with the transaction of what they tell about.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import type { Admitted } from '../enrolments';
import {
  auctionInText,
  CitizenTexts,
  moneyInText,
  Outbox,
  plateInText,
  timeInText,
} from '../../communication/notifications';
import type { Order } from '../../commerce/orders';
import type { Reservation } from './reservation';

@Injectable()
export class TellReserver {
  constructor(
    private readonly outbox: Outbox,
    private readonly texts: CitizenTexts,
  ) {}

  async approved(
    transaction: Transaction,
    { citizenId, plate, language }: Reservation,
    { orderNo, amountFen: depositFen, dueAtMs }: Order,
  ): Promise<void> {
    const data = { plate: plate.number, depositFen, dueAtMs, orderNo };
    await this.outbox.notice(transaction, { citizenId, kind: 'reservationApproved', data });
    const params = {
      plate: plateInText(plate.number),
      deposit: moneyInText(depositFen, language),
      dueAt: timeInText(dueAtMs, language),
    };
    await this.texts.send(transaction, { citizenId, template: 'reservationApproved', params, language });
  }

  async rejected(
    transaction: Transaction,
    { citizenId, plate, language }: Reservation,
    reason: string,
  ): Promise<void> {
    const data = { plate: plate.number, reason };
    await this.outbox.notice(transaction, { citizenId, kind: 'reservationRejected', data });
    const params = { plate: plateInText(plate.number) };
    await this.texts.send(transaction, { citizenId, template: 'reservationRejected', params, language });
  }

  async lapsed(transaction: Transaction, { citizenId, plate }: Reservation): Promise<void> {
    const data = { plate: plate.number };
    await this.outbox.notice(transaction, { citizenId, kind: 'reservationLapsed', data });
  }

  async inAuction(
    transaction: Transaction,
    { citizenId, plate, language }: Reservation,
    { auctionId, auctionTitle, paddleNo, accessCode }: Admitted,
  ): Promise<void> {
    const data = { plate: plate.number, auctionId, auction: auctionTitle, paddleNo };
    await this.outbox.notice(transaction, { citizenId, kind: 'reservationInAuction', data });
    const params = {
      plate: plateInText(plate.number),
      auction: auctionInText(auctionTitle, language),
      paddle: String(paddleNo),
      accessCode,
    };
    await this.texts.send(transaction, { citizenId, template: 'reservationInAuction', params, language });
  }
}
