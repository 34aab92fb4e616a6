// Use case: staff begin a draft with the terms that the settings have.
import { Injectable } from '@nestjs/common';
import type { UsualTerms } from '@haopai/contracts';
import { evenLadder } from '@haopai/rules';
import type { Actor } from '../../access/staff-authentication';
import type { RefusalError } from '../../platform/errors';
import { Settings } from '../../access/settings';

@Injectable()
export class FindUsualTerms {
  constructor(private readonly settings: Settings) {}

  execute(actor: Actor): UsualTerms | RefusalError {
    const refusal = actor.lacks('auctions.edit');
    if (refusal !== undefined) return refusal;
    return {
      depositFen: this.settings.fen('auctions.depositYuan'),
      sharesMax: this.settings.value('auctions.sharesMax'),
      paymentDays: this.settings.value('auctions.paymentDays'),
      firstBidMs: this.settings.ms('auctions.firstBidSeconds'),
      countdownMs: this.settings.ms('auctions.countdownSeconds'),
      ladderFen: evenLadder(this.settings.fen('auctions.ladderStepYuan')),
      staggerMs: this.settings.ms('auctions.staggerSeconds'),
    };
  }
}
