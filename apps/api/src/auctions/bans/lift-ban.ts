// Use cases: the office looks at a citizen's bans, and lifts one with a reason; the citizen is told.
import { Injectable } from '@nestjs/common';
import type { AdminBanView } from '@haopai/contracts';
import { Audit } from '../../access/audit';
import type { Actor } from '../../access/staff-authentication';
import { Outbox } from '../../communication/notifications';
import { Transactions } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { BansStore } from './bans.store';

@Injectable()
export class LiftBan {
  constructor(
    private readonly store: BansStore,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  async of(actor: Actor, citizenId: number): Promise<readonly AdminBanView[] | RefusalError> {
    return actor.lacks('citizens.read') ?? this.store.all(citizenId);
  }

  async execute(
    actor: Actor,
    banId: number,
    reason: string,
  ): Promise<readonly AdminBanView[] | RefusalError> {
    const lacking = actor.lacks('bans.lift');
    if (lacking !== undefined) return lacking;
    const lifted = await this.transactions.run(async (transaction) => {
      const ban = await this.store.lock(transaction, banId);
      if (ban === null) return new RefusalError('BAN.NOT_FOUND', { banId });
      const { citizenId, plate, endsAtMs, stands } = ban;
      if (!stands) return new RefusalError('BAN.ENDED', { endsAtMs });
      await this.store.lift(transaction, banId, actor.name, reason);
      await this.outbox.notice(transaction, { citizenId, kind: 'banLifted', data: { plate } });
      await this.audit.write(transaction, actor, {
        ...{ act: 'ban.lifted', subject: `citizen:${citizenId}`, reason },
        before: { endsAtMs },
        after: { plate },
      });
      return ban;
    });
    return lifted instanceof RefusalError ? lifted : this.store.all(lifted.citizenId);
  }
}
