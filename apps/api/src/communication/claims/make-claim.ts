// Use case: a citizen claims that something is wrong, or complains. The office's time to answer begins, and the citizen is told until when.
import { Injectable } from '@nestjs/common';
import { CLAIMS_OPEN_MAX, type ClaimView, type MakeClaimBody } from '@haopai/contracts';
import { Settings } from '../../access/settings';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { IdempotencyService } from '../../platform/idempotency';
import { RateLimits } from '../../platform/limits';
import { Outbox } from '../notifications';
import { DAY_MS } from './claim';
import { ClaimMessagesStore } from './claim-messages.store';
import { ClaimsStore } from './claims.store';
import { KnownThings } from './known-things';
import { OwnClaims } from './own-claims';

export interface ClaimOrder extends MakeClaimBody {
  readonly citizenId: number;
  /** Idempotency-Key. */
  readonly key: string;
}

@Injectable()
export class MakeClaim {
  constructor(
    private readonly limits: RateLimits,
    private readonly things: KnownThings,
    private readonly transactions: Transactions,
    private readonly idempotency: IdempotencyService,
    private readonly claims: ClaimsStore,
    private readonly messages: ClaimMessagesStore,
    private readonly settings: Settings,
    private readonly outbox: Outbox,
    private readonly own: OwnClaims,
  ) {}

  async execute({ citizenId, key, about, ref, text }: ClaimOrder): Promise<ClaimView | RefusalError> {
    const tooMany = await this.limits.consume('claimMessage', `citizen:${citizenId}`);
    if (tooMany !== undefined) return tooMany;
    const known = await this.things.read(citizenId, about, ref);
    if (known instanceof RefusalError) return known;
    const request = { citizenId, key, route: 'POST /me/claims', body: { about, ref, text } };
    const made = await this.transactions.run((transaction) =>
      this.idempotency.make(transaction, request, async (): Promise<number | RefusalError> => {
        if ((await this.claims.countOpen(transaction, citizenId)) >= CLAIMS_OPEN_MAX)
          return new RefusalError('CLAIM.TOO_MANY_OPEN', { max: CLAIMS_OPEN_MAX });
        const nowMs = await this.claims.nowMs(transaction);
        const dueAtMs = nowMs + this.settings.value('claims.answerDays') * DAY_MS;
        const claimId = await this.claims.add(transaction, { citizenId, about, ref: known, dueAtMs, nowMs });
        await this.messages.add(transaction, { claimId, kind: 'claim', staffName: null, text: text.trim() });
        const data = { claimId, dueAtMs };
        await this.outbox.notice(transaction, { citizenId, kind: 'claimReceived', data });
        return claimId;
      }),
    );
    return made instanceof RefusalError ? made : this.own.one(citizenId, made);
  }
}
