// Use cases: a citizen sees whether they are known to be who they say, and has it asked now.
import { Injectable } from '@nestjs/common';
import type { OwnIdentityView } from '@haopai/contracts';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import { mask } from '../../platform/personal-data';
import { AskIdentity } from './ask-identity';
import { IdentityChecksStore } from './identity-checks.store';
import { type IdentityRecord, isToBeAsked } from './identity-record';
import { IdentityRules } from './identity-rules';
import { OpenClaimsStore } from './open-claims.store';

@Injectable()
export class OwnIdentity {
  constructor(
    private readonly store: IdentityChecksStore,
    private readonly claims: OpenClaimsStore,
    private readonly rules: IdentityRules,
    private readonly asking: AskIdentity,
    private readonly limits: RateLimits,
  ) {}

  async view(citizenId: number): Promise<OwnIdentityView | RefusalError> {
    const record = await this.store.read(citizenId);
    return record === null ? new RefusalError('SESSION.MISSING', {}) : this.viewOf(record);
  }

  /** Also of somebody who was refused: the mobile may be another one by now, or the document free. Waits a moment for the answer. */
  async check(citizenId: number, leave: () => void): Promise<OwnIdentityView | RefusalError> {
    const record = await this.store.read(citizenId);
    if (record === null) return new RefusalError('SESSION.MISSING', {});
    const standing = this.rules.standing(record);
    const isAgain =
      standing.state === 'refused' && standing.reason !== 'noDocument' && standing.reason !== 'lost';
    if (isAgain) {
      const tooMany = await this.limits.consume('identityAsk', `citizen:${citizenId}`);
      if (tooMany !== undefined) return tooMany;
      await this.store.forget(null, citizenId);
    }
    if (isAgain || isToBeAsked(standing, record)) {
      leave();
      await this.asking.askAWhile(citizenId);
    }
    return this.view(citizenId);
  }

  private async viewOf(record: IdentityRecord): Promise<OwnIdentityView> {
    const { state, by, reason } = this.rules.standing(record);
    const { check, citizenId, kind, name, document, mobile, representative } = record;
    const isWaiting = state === 'waiting';
    return {
      ...{ state, by, reason, kind, name },
      askedAtMs: isWaiting ? (check?.askedAtMs ?? null) : null,
      nextTryAtMs: isWaiting ? Math.max(check?.dueAtMs ?? 0, record.nowMs) : null,
      ...{ maskedDocument: mask(document), maskedMobile: mask(mobile) },
      representativeName: representative?.name ?? null,
      region: await this.rules.region(record),
      openClaims: await this.claims.of(citizenId),
    };
  }
}
