// Use cases: an administrator looks where a colleague is logged in, and ends it with a reason: one session, or all of them.
import { Injectable } from '@nestjs/common';
import type { EndStaffSessionsBody, StaffSessionView } from '@haopai/contracts';
import { RefusalError } from '../../../platform/errors';
import { type Actor, StaffSessions, StaffStore } from '../../staff-authentication';
import { EndSessionsOnRecord } from './end-sessions-on-record';
import { staffSessionView } from './staff-session-view';

@Injectable()
export class ColleaguesSessions {
  constructor(
    private readonly staff: StaffStore,
    private readonly sessions: StaffSessions,
    private readonly onRecord: EndSessionsOnRecord,
  ) {}

  async all(actor: Actor, staffId: number, own: string): Promise<readonly StaffSessionView[] | RefusalError> {
    const refusal = actor.lacks('staff.edit');
    if (refusal !== undefined) return refusal;
    const member = await this.staff.byId(staffId);
    if (member === null) return new RefusalError('STAFF.NOT_FOUND', { staffId });
    return (await this.sessions.of(member)).map((session) => staffSessionView(session, own));
  }

  async end(
    actor: Actor,
    staffId: number,
    { sessionId, reason }: EndStaffSessionsBody,
  ): Promise<undefined | RefusalError> {
    const refusal = actor.lacks('staff.edit');
    if (refusal !== undefined) return refusal;
    return this.onRecord.execute(
      actor,
      staffId,
      ({ shownId }) => sessionId === undefined || shownId === sessionId,
      reason,
    );
  }
}
