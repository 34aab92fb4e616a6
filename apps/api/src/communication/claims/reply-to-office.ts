// Use case: a citizen replies to the office that has asked, or writes again below an answer. The office's turn begins anew.
import { Injectable } from '@nestjs/common';
import type { ClaimView } from '@haopai/contracts';
import { Settings } from '../../access/settings';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import { changeOf, type Claim, DAY_MS } from './claim';
import { ClaimMessagesStore } from './claim-messages.store';
import { ClaimsStore } from './claims.store';
import { OwnClaims } from './own-claims';

/** So long the office has at least, however late the reply comes. */
const LEFT_MIN_MS = 2 * DAY_MS;

@Injectable()
export class ReplyToOffice {
  constructor(
    private readonly limits: RateLimits,
    private readonly transactions: Transactions,
    private readonly claims: ClaimsStore,
    private readonly messages: ClaimMessagesStore,
    private readonly settings: Settings,
    private readonly own: OwnClaims,
  ) {}

  async execute(citizenId: number, claimId: number, text: string): Promise<ClaimView | RefusalError> {
    const tooMany = await this.limits.consume('claimMessage', `citizen:${citizenId}`);
    if (tooMany !== undefined) return tooMany;
    const refusal = await this.transactions.run(async (transaction) => {
      const claim = await this.claims.lock(transaction, claimId);
      if (claim === null || claim.citizenId !== citizenId)
        return new RefusalError('CLAIM.NOT_FOUND', { claimId });
      if (claim.state === 'closed') return new RefusalError('CLAIM.CLOSED', { claimId });
      if (claim.state === 'open') return new RefusalError('CLAIM.NOT_ASKED', { dueAtMs: claim.dueAtMs });
      const dueAtMs = (await this.claims.nowMs(transaction)) + this.timeFor(claim);
      await this.messages.add(transaction, { claimId, kind: 'reply', staffName: null, text: text.trim() });
      await this.claims.change(transaction, claim, changeOf(claim, { state: 'open', dueAtMs, leftMs: null }));
      return undefined;
    });
    return refusal ?? this.own.one(citizenId, claimId);
  }

  private timeFor({ leftMs }: Claim): number {
    const answerMs = this.settings.value('claims.answerDays') * DAY_MS;
    return leftMs === null ? answerMs : Math.max(leftMs, LEFT_MIN_MS);
  }
}
