// What the back office's controllers are made of.
import {
  applyDecorators,
  Controller,
  createParamDecorator,
  type ExecutionContext,
  UseGuards,
} from '@nestjs/common';
import { ApiExtension, ApiTags } from '@nestjs/swagger';
import type { Permission } from '@haopai/contracts';
import type { Request } from 'express';
import { StaffGuard, actorOf } from './staff-guard';

/** In the OpenAPI document: the permission without which an operation is refused, or null for what all staff may. */
export const PERMISSION_EXTENSION = 'x-permission';

/** Class decorator: endpoints under /admin, for staff who are in. */
export const AdminController = (tag: string): ClassDecorator =>
  applyDecorators(Controller('admin'), ApiTags(`admin: ${tag}`), UseGuards(StaffGuard));

/**
 * Method decorator: says in the document what the use case refuses for want of. It refuses nothing itself: the spec of
 * permissions calls every operation as every role and compares.
 */
export const RequiresPermission = (permission: Permission | null): MethodDecorator =>
  ApiExtension(PERMISSION_EXTENSION, permission);

/** Parameter decorator: an Actor. */
export const CurrentStaff = createParamDecorator((_: unknown, context: ExecutionContext) =>
  actorOf(context.switchToHttp().getRequest<Request>()),
);
