// Tells citizens of what they watch, by the ways that they chose; of a drill in the portal alone.
import { Injectable } from '@nestjs/common';
import { isDrillPlate, type Language } from '@haopai/rules';
import { type Transaction, Transactions } from '../../platform/database';
import {
  auctionInText,
  CitizenTexts,
  drillNotice,
  moneyInText,
  Outbox,
  plateInText,
  platesInText,
  timeInText,
} from '../../communication/notifications';
import { NoticeChoicesStore } from './notice-choices.store';

interface Told {
  readonly citizenId: number;
  readonly language: Language;
}

export interface StartingSoon extends Told {
  readonly auctionId: number;
  readonly auctionTitle: string;
  readonly isDrill: boolean;
  readonly startsAtMs: number;
  /** How many of its plates the citizen watches, and the first of them. */
  readonly plates: number;
  readonly plateNumber: string;
}

interface Outbid extends Told {
  readonly auctionId: number;
  readonly lotId: number;
  readonly plateNumber: string;
  readonly priceFen: number;
}

@Injectable()
export class TellWatchers {
  constructor(
    private readonly outbox: Outbox,
    private readonly texts: CitizenTexts,
    private readonly choices: NoticeChoicesStore,
    private readonly transactions: Transactions,
  ) {}

  async startsSoon(transaction: Transaction, told: StartingSoon): Promise<void> {
    const { citizenId, language, auctionId, auctionTitle, startsAtMs, plates, plateNumber } = told;
    const ways = (await this.choices.of(citizenId)).watchStart;
    const data = { auctionId, auction: auctionTitle, startsAtMs, plates, plate: plateNumber };
    if (told.isDrill) {
      if (ways.portal) await this.outbox.notice(transaction, drillNotice(citizenId, 'watchStart', data));
      return;
    }
    if (ways.portal || ways.push)
      await this.outbox.notice(transaction, { citizenId, kind: 'watchStart', data, ways });
    if (!ways.sms) return;
    const params = {
      auction: auctionInText(auctionTitle, language),
      plate: platesInText(plateNumber, plates, language),
      startsAt: timeInText(startsAtMs, language),
    };
    await this.texts.send(transaction, { citizenId, template: 'watchStart', params, language });
  }

  async outbid(told: Outbid): Promise<void> {
    const { citizenId, language, auctionId, lotId, plateNumber, priceFen } = told;
    const ways = (await this.choices.of(citizenId)).outbid;
    const data = { auctionId, lotId, plate: plateNumber, priceFen };
    if (isDrillPlate({ number: plateNumber })) {
      if (ways.portal) await this.outbox.notice(null, drillNotice(citizenId, 'outbid', data));
      return;
    }
    const params = { plate: plateInText(plateNumber), price: moneyInText(priceFen, language) };
    await this.transactions.run(async (transaction) => {
      if (ways.portal || ways.push)
        await this.outbox.notice(transaction, { citizenId, kind: 'outbid', data, ways });
      if (ways.sms) await this.texts.send(transaction, { citizenId, template: 'outbid', params, language });
    });
  }
}
