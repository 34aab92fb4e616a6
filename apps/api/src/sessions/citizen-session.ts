// Gives a handler the citizen's session, or refuses the request that has none.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { RefusalError } from '../errors';
import type { CitizenSession } from './session-data';
import { sessionOf } from './sessions';

export function citizenSessionOf(request: Request): CitizenSession {
  const { id, citizenId } = sessionOf(request);
  if (citizenId === undefined) throw new RefusalError('SESSION.MISSING', {});
  return { sessionId: id, citizenId };
}

/** Parameter decorator: a CitizenSession. */
export const OwnSession = createParamDecorator((_: unknown, context: ExecutionContext) =>
  citizenSessionOf(context.switchToHttp().getRequest<Request>()),
);
