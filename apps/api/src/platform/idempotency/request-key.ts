// The Idempotency-Key of a request: read for a handler, and described for OpenAPI.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { isUUID } from 'class-validator';
import type { Request } from 'express';
import { RefusalError } from '../errors';

const KEY_HEADER = 'Idempotency-Key';

/** Parameter decorator: a UUID in lower case. */
export const RequestKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = context.switchToHttp().getRequest<Request>().get(KEY_HEADER);
  if (key === undefined || !isUUID(key)) throw new RefusalError('IDEMPOTENCY.KEY_MISSING', {});
  return key.toLowerCase();
});

export function ApiRequestKey(): MethodDecorator {
  return ApiHeader({
    name: KEY_HEADER,
    required: true,
    description: 'UUID of the request: the same key and body make one thing, however often they come',
  });
}
