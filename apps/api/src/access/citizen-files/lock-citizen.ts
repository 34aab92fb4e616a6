// Use cases: an account is locked and unlocked, with a reason. Whoever is locked is out at once, everywhere; nothing that
// they have done is taken back: bids, leads and ceilings stand, and what they owe is owed.
import { Injectable } from '@nestjs/common';
import type { CitizenFile } from '@haopai/contracts';
import type { Actor } from '../staff-authentication';
import { Audit } from '../audit';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { Sessions } from '../sessions';
import { CitizenFilesStore } from './citizen-files.store';
import { ReadCitizenFile } from './read-citizen-file';

@Injectable()
export class LockCitizen {
  constructor(
    private readonly store: CitizenFilesStore,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly sessions: Sessions,
    private readonly files: ReadCitizenFile,
  ) {}

  async lock(actor: Actor, citizenId: number, reason: string): Promise<CitizenFile | RefusalError> {
    const refused = await this.change(actor, citizenId, 'lock', reason);
    // Also when it was locked before: the sessions of that time may have been out of reach.
    if (refused === undefined || refused.code === 'CITIZEN.LOCKED_ALREADY')
      await this.sessions.endAll(citizenId, 'elsewhere');
    return refused ?? this.files.execute(actor, citizenId);
  }

  async unlock(actor: Actor, citizenId: number, reason: string): Promise<CitizenFile | RefusalError> {
    const refused = await this.change(actor, citizenId, 'unlock', reason);
    return refused ?? this.files.execute(actor, citizenId);
  }

  private async change(
    actor: Actor,
    citizenId: number,
    what: 'lock' | 'unlock',
    reason: string,
  ): Promise<RefusalError | undefined> {
    const refusal = actor.lacks('citizens.lock');
    if (refusal !== undefined) return refusal;
    return this.transactions.run(async (transaction) => {
      const citizen = await this.store.lockRow(transaction, citizenId);
      if (citizen === null) return new RefusalError('CITIZEN.NOT_FOUND', { citizenId });
      const { lock, closedAtMs } = citizen;
      if (closedAtMs !== null) return new RefusalError('CITIZEN.CLOSED', { atMs: closedAtMs });
      if (what === 'lock' && lock !== null)
        return new RefusalError('CITIZEN.LOCKED_ALREADY', { atMs: lock.atMs });
      if (what === 'unlock' && lock === null) return new RefusalError('CITIZEN.NOT_LOCKED', {});
      if (what === 'lock') await this.store.lock(transaction, citizenId, actor.name, reason);
      else await this.store.unlock(transaction, citizenId);
      await this.audit.write(transaction, actor, {
        act: `citizen.${what}ed`,
        subject: `citizen:${citizenId}`,
        before: { isLocked: lock !== null },
        after: { isLocked: what === 'lock' },
        reason,
      });
      return undefined;
    });
  }
}
