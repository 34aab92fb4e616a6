// Lets nobody to an endpoint of the back office but staff who are in; what each may do is their use case's to say.
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { RefusalError } from '../errors';
import { Actor } from './actor';
import { staffSessionOf } from './staff-session';
import { StaffStore } from './staff.store';

type WithActor = Request & { actor?: Actor };

@Injectable()
export class ActingGuard implements CanActivate {
  constructor(private readonly staff: StaffStore) {}

  /** Asks the database each time, so that a lock or another role counts at once. */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<WithActor>();
    const session = staffSessionOf(request);
    if (session?.step !== 'in') throw new RefusalError('SESSION.MISSING', {});
    const member = await this.staff.byId(session.staffId);
    if (member === null || member.isLocked || member.sessionEpoch !== session.epoch)
      throw new RefusalError('SESSION.ENDED', {});
    request.actor = new Actor(member.id, member.displayName, member.role, request.ip ?? '');
    return true;
  }
}

export function actorOf(request: WithActor): Actor {
  if (request.actor === undefined) throw new RefusalError('SESSION.MISSING', {});
  return request.actor;
}
