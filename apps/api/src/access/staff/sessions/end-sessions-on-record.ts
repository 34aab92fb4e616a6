// Puts on the record of acts that sessions of somebody of the staff end, and ends them: none ends without a record.
import { Injectable } from '@nestjs/common';
import { Transactions } from '../../../platform/database';
import { RefusalError } from '../../../platform/errors';
import { Audit } from '../../audit';
import type { RegisteredSession } from '../../sessions';
import { type Actor, StaffSessions, StaffStore } from '../../staff-authentication';

@Injectable()
export class EndSessionsOnRecord {
  constructor(
    private readonly staff: StaffStore,
    private readonly sessions: StaffSessions,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** Refused when none of the member's sessions is meant. */
  async execute(
    actor: Actor,
    staffId: number,
    isMeant: (session: RegisteredSession) => boolean,
    reason?: string,
  ): Promise<undefined | RefusalError> {
    const member = await this.staff.byId(staffId);
    if (member === null) return new RefusalError('STAFF.NOT_FOUND', { staffId });
    const meant = (await this.sessions.of(member)).filter(isMeant);
    if (meant.length === 0) return new RefusalError('SESSION.NOT_FOUND', {});
    await this.transactions.run(async (transaction) => {
      await this.audit.write(transaction, actor, {
        act: 'staff.sessionsEnded',
        subject: `staff:${staffId}`,
        after: { sessions: meant.length },
        ...(reason === undefined ? {} : { reason }),
      });
    });
    // Redis is asked once the head of the record is unlocked: where it fails, what was meant is on record, and whoever meant it is told and does it again.
    await this.sessions.endEach(staffId, meant);
    return undefined;
  }
}
