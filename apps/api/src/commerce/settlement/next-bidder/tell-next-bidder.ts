// Tells the next bidder that a plate is offered to them: a notice and a text, with the transaction of the offer.
import { Injectable } from '@nestjs/common';
import {
  CitizenTexts,
  moneyInText,
  Outbox,
  plateInText,
  timeInText,
} from '../../../communication/notifications';
import type { Transaction } from '../../../platform/database';
import type { Order } from '../../orders';
import type { LostLot, NextBidder } from './next-bidders.store';

@Injectable()
export class TellNextBidder {
  constructor(
    private readonly outbox: Outbox,
    private readonly texts: CitizenTexts,
  ) {}

  async offered(
    transaction: Transaction,
    { lotId, plate, auction }: LostLot,
    { citizenId, language, amountFen }: NextBidder,
    { orderNo, dueAtMs }: Order,
  ): Promise<void> {
    const data = { auctionId: auction.id, lotId, plate: plate.number, amountFen, dueAtMs, orderNo };
    await this.outbox.notice(transaction, { citizenId, kind: 'nextBidderOffered', data });
    const params = {
      plate: plateInText(plate.number),
      amount: moneyInText(amountFen, language),
      dueAt: timeInText(dueAtMs, language),
    };
    await this.texts.send(transaction, { citizenId, template: 'nextBidderOffered', params, language });
  }
}
