// What the back office's controllers are made of.
import {
  applyDecorators,
  Controller,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
  UseGuards,
} from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner } from '@nestjs/core';
import { ApiExtension, ApiTags } from '@nestjs/swagger';
import type { Permission } from '@haopai/contracts';
import type { Request } from 'express';
import { PermissionGuard, REQUIRED_PERMISSION } from './permission-guard';
import { actorOf, StaffGuard } from './staff-guard';

/** In the OpenAPI document: the permission without which an operation is refused, or null for what all staff may. */
export const PERMISSION_EXTENSION = 'x-permission';

/**
 * Class decorator: endpoints under /admin, for staff who are in and have the permission that each requires. The program does
 * not start with one that does not say which.
 */
export const AdminController = (tag: string): ClassDecorator =>
  applyDecorators(
    Controller('admin'),
    ApiTags(`admin: ${tag}`),
    // In this order: who it is, then what they may.
    UseGuards(StaffGuard, PermissionGuard),
    refuseUndeclared,
  );

/** Method decorator: whoever lacks it is refused at the door; null is for all staff. The use case asks once more. */
export const RequiresPermission = (permission: Permission | null): MethodDecorator =>
  applyDecorators(
    SetMetadata(REQUIRED_PERMISSION, permission),
    ApiExtension(PERMISSION_EXTENSION, permission),
  );

/** Parameter decorator: an Actor. */
export const CurrentStaff = createParamDecorator((_: unknown, context: ExecutionContext) =>
  actorOf(context.switchToHttp().getRequest<Request>()),
);

/** The decorators of methods have run when the class's do. */
function refuseUndeclared({ name, prototype }: { name: string; prototype: object }): void {
  for (const method of new MetadataScanner().getAllMethodNames(prototype)) {
    const handler: unknown = Reflect.get(prototype, method);
    if (typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler)) continue;
    if (!Reflect.hasMetadata(REQUIRED_PERMISSION, handler))
      throw new Error(`${name}.${method} says no permission: @RequiresPermission, null for all staff`);
  }
}
