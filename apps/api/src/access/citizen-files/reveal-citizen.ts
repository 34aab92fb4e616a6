// Use case: one of the staff sees what is masked, for a reason. That they did, and of which fields, is on record before they see it.
import { Injectable } from '@nestjs/common';
import type { RevealBody, Revealed } from '@haopai/contracts';
import type { Actor } from '../staff-authentication';
import { Audit } from '../audit';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { RateLimits } from '../../platform/limits';
import { CitizenFilesStore } from './citizen-files.store';

@Injectable()
export class RevealCitizen {
  constructor(
    private readonly store: CitizenFilesStore,
    private readonly limits: RateLimits,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  async execute(actor: Actor, citizenId: number, body: RevealBody): Promise<Revealed | RefusalError> {
    return actor.lacks('citizens.reveal') ?? this.reveal(actor, citizenId, body);
  }

  /** For an area whose own permission includes these fields of this citizen: it has judged that. `about` is what they are wanted for. */
  async reveal(
    actor: Actor,
    citizenId: number,
    { fields, reason }: RevealBody,
    about: { readonly lotId?: number } = {},
  ): Promise<Revealed | RefusalError> {
    const refusal = await this.limits.consume('citizenReveal', `staff:${actor.staffId}`);
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const citizen = await this.store.byId(citizenId, transaction);
      if (citizen === null) return new RefusalError('CITIZEN.NOT_FOUND', { citizenId });
      const { closedAtMs } = citizen;
      if (closedAtMs !== null) return new RefusalError('CITIZEN.CLOSED', { atMs: closedAtMs });
      await this.audit.write(transaction, actor, {
        act: 'citizen.revealed',
        subject: `citizen:${citizenId}`,
        after: { fields, ...about },
        reason,
      });
      return Object.fromEntries(fields.map((field) => [field, citizen[field]]));
    });
  }
}
