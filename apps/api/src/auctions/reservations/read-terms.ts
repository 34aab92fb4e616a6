// Use case: what a reservation usually costs and how long it takes, before one is made.
import { Injectable } from '@nestjs/common';
import type { ReservationTerms } from '@haopai/contracts';
import { Settings } from '../../access/settings';

@Injectable()
export class ReadTerms {
  constructor(private readonly settings: Settings) {}

  execute(): ReservationTerms {
    return {
      depositFen: this.settings.fen('reservations.depositYuan'),
      startPriceFen: this.settings.fen('reservations.startPriceYuan'),
      reviewDays: this.settings.value('reservations.reviewDays'),
      payDays: this.settings.value('reservations.payDays'),
    };
  }
}
