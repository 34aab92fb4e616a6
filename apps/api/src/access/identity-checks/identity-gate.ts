// Stands before every deposit and purchase: whoever is not known to be who they say is asked about, for a moment, before any transaction begins. No bid comes by here.
import { Injectable } from '@nestjs/common';
import type { RefusalError } from '../../platform/errors';
import { AskIdentity } from './ask-identity';
import { IdentityChecksStore } from './identity-checks.store';
import { isToBeAsked } from './identity-record';
import { IdentityRules } from './identity-rules';

@Injectable()
export class IdentityGate {
  constructor(
    private readonly store: IdentityChecksStore,
    private readonly rules: IdentityRules,
    private readonly asking: AskIdentity,
  ) {}

  /** `leave` gives the place at the door back: whoever waits here keeps none from others. */
  async refuse(citizenId: number, leave: () => void): Promise<RefusalError | undefined> {
    const record = await this.store.read(citizenId);
    if (record === null) return undefined;
    const isUnknown = isToBeAsked(this.rules.standing(record), record) || this.asking.isAsking(citizenId);
    if (!isUnknown) return this.rules.refuse(record);
    leave();
    await this.asking.askAWhile(citizenId);
    const now = await this.store.read(citizenId);
    return now === null ? undefined : this.rules.refuse(now);
  }
}
