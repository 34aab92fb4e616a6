// Use case: staff begin a draft with the terms that the settings have.
import { Injectable } from '@nestjs/common';
import type { UsualTerms } from '@haopai/contracts';
import type { Actor } from '../../access/staff-authentication';
import type { RefusalError } from '../../platform/errors';
import { Settings } from '../../access/settings';

/** The ladder has as many steps, each one more of the smallest. */
const LADDER = [1, 2, 3, 4, 5];

@Injectable()
export class FindUsualTerms {
  constructor(private readonly settings: Settings) {}

  execute(actor: Actor): UsualTerms | RefusalError {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    const stepFen = this.settings.fen('auctions.ladderStepYuan');
    return {
      depositFen: this.settings.fen('auctions.depositYuan'),
      sharesMax: this.settings.value('auctions.sharesMax'),
      paymentDays: this.settings.value('auctions.paymentDays'),
      firstBidMs: this.settings.ms('auctions.firstBidSeconds'),
      countdownMs: this.settings.ms('auctions.countdownSeconds'),
      ladderFen: LADDER.map((count) => count * stepFen),
      staggerMs: this.settings.ms('auctions.staggerSeconds'),
    };
  }
}
