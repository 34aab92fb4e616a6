// Refuses whoever lacks the permission that an endpoint of the back office requires, before its body is looked at.
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Permission } from '@haopai/contracts';
import type { Request } from 'express';
import { actorOf } from './staff-guard';

/** Metadata of a handler; null says that all staff may. */
export const REQUIRED_PERMISSION = 'haopai:required-permission';

/**
 * The first of two checks: the use case asks again, since it may be called from elsewhere, and may ask for more than what all
 * its callers need.
 */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const actor = actorOf(context.switchToHttp().getRequest<Request>());
    const handler = context.getHandler();
    const permission = this.reflector.get<Permission | null | undefined>(REQUIRED_PERMISSION, handler);
    // AdminController lets no such endpoint come to be; whoever finds another way is refused here.
    if (permission === undefined) throw new Error(`${handler.name} requires no permission, nor says so`);
    const refusal = permission === null ? undefined : actor.lacks(permission);
    if (refusal !== undefined) throw refusal;
    return true;
  }
}
