// Lets nobody to an endpoint of the back office but staff who are in; PermissionGuard, after it, asks what they may do.
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { RefusalError } from '../../platform/errors';
import type { Actor } from './actor';
import { StaffPresence } from './staff-presence';
import { refusalWithoutStaff, staffSessionOf } from './staff-session';

type WithActor = Request & { actor?: Actor };

@Injectable()
export class StaffGuard implements CanActivate {
  constructor(private readonly presence: StaffPresence) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<WithActor>();
    const session = staffSessionOf(request);
    if (session?.step !== 'in') throw refusalWithoutStaff(request);
    const actor = await this.presence.actorOf(session, request);
    if (actor === null) throw new RefusalError('SESSION.ENDED', {});
    request.actor = actor;
    return true;
  }
}

export function actorOf(request: WithActor): Actor {
  if (request.actor === undefined) throw new RefusalError('SESSION.MISSING', {});
  return request.actor;
}
