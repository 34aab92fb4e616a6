// Tells citizens about their enrolments: a notice in the portal and a text, with the transaction of what they tell about. Of a drill the portal alone.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database';
import {
  auctionInText,
  CitizenTexts,
  drillNotice,
  Outbox,
  timeInText,
} from '../../communication/notifications';
import type { Admitted } from './admissions.store';

@Injectable()
export class TellBidder {
  constructor(
    private readonly outbox: Outbox,
    private readonly texts: CitizenTexts,
  ) {}

  async enrolled(transaction: Transaction, bidder: Admitted): Promise<void> {
    const { citizenId, auctionId, auctionTitle, paddleNo, accessCode, startsAtMs, language } = bidder;
    const data = { auctionId, auction: auctionTitle, paddleNo };
    if (bidder.isDrill) return this.outbox.notice(transaction, drillNotice(citizenId, 'enrolled', data));
    await this.outbox.notice(transaction, { citizenId, kind: 'enrolled', data });
    const params = {
      auction: auctionInText(auctionTitle, language),
      paddle: String(paddleNo),
      accessCode,
      startsAt: timeInText(startsAtMs, language),
    };
    await this.texts.send(transaction, { citizenId, template: 'enrolled', params, language });
  }

  async startsSoon(transaction: Transaction, bidder: Omit<Admitted, 'accessCode'>): Promise<void> {
    const { citizenId, auctionId, auctionTitle, paddleNo, startsAtMs, language } = bidder;
    const data = { auctionId, auction: auctionTitle, startsAtMs };
    if (bidder.isDrill) return this.outbox.notice(transaction, drillNotice(citizenId, 'auctionSoon', data));
    await this.outbox.notice(transaction, { citizenId, kind: 'auctionSoon', data });
    const params = {
      auction: auctionInText(auctionTitle, language),
      paddle: String(paddleNo),
      startsAt: timeInText(startsAtMs, language),
    };
    await this.texts.send(transaction, { citizenId, template: 'auctionSoon', params, language });
  }
}
