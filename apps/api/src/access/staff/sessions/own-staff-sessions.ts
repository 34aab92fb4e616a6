// Use cases: somebody of the staff looks where they are logged in, and ends what they do not know.
import { Injectable } from '@nestjs/common';
import type { StaffSessionView } from '@haopai/contracts';
import type { Request } from 'express';
import { RefusalError } from '../../../platform/errors';
import { shownIdOf } from '../../sessions';
import { type Actor, endStaffSession, StaffSessions, StaffStore } from '../../staff-authentication';
import { EndSessionsOnRecord } from './end-sessions-on-record';
import { staffSessionView } from './staff-session-view';

@Injectable()
export class OwnStaffSessions {
  constructor(
    private readonly staff: StaffStore,
    private readonly sessions: StaffSessions,
    private readonly onRecord: EndSessionsOnRecord,
  ) {}

  async all({ staffId }: Actor, own: string): Promise<readonly StaffSessionView[] | RefusalError> {
    const member = await this.staff.byId(staffId);
    if (member === null) return new RefusalError('SESSION.ENDED', {});
    return (await this.sessions.of(member)).map((session) => staffSessionView(session, own));
  }

  /** With one's own this is a log-out. */
  async endOne(actor: Actor, request: Request, shownId: string): Promise<undefined | RefusalError> {
    if (shownId === shownIdOf(request.sessionID)) {
      await endStaffSession(request);
      return undefined;
    }
    return this.onRecord.execute(actor, actor.staffId, ({ shownId: id }) => id === shownId);
  }

  /** Nothing is refused when there are none. */
  async endOthers(actor: Actor, own: string): Promise<undefined> {
    const current = shownIdOf(own);
    await this.onRecord.execute(actor, actor.staffId, ({ shownId }) => shownId !== current);
  }
}
