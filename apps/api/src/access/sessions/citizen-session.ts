// Gives a handler the citizen's session, or refuses the request that has none.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { SessionData } from 'express-session';
import { RefusalError } from '../../platform/errors';
import { isConfirmedBy } from './confirmation-cookie';
import type { CitizenSession } from './session-data';
import { sessionOf } from './sessions';

export function citizenSessionOf(request: Request): CitizenSession {
  const session = sessionOf(request);
  if (session.citizenId === undefined) throw refusalWithoutCitizen(session);
  const { id: sessionId, citizenId, openedAtMs, confirmedAtMs, confirmedUnder } = session;
  return {
    ...{ sessionId, citizenId, openedAtMs },
    ...(isConfirmedBy(request) ? { confirmedAtMs, confirmedUnder } : {}),
    cookies: request.headers.cookie,
  };
}

/** Whoever was logged in until somebody ended it is told so. */
export function refusalWithoutCitizen(
  session: Partial<SessionData> | undefined,
): RefusalError<'SESSION.ENDED' | 'SESSION.MISSING'> {
  return new RefusalError(session?.isEnded === true ? 'SESSION.ENDED' : 'SESSION.MISSING', {});
}

/** Parameter decorator: a CitizenSession. */
export const OwnSession = createParamDecorator((_: unknown, context: ExecutionContext) =>
  citizenSessionOf(context.switchToHttp().getRequest<Request>()),
);
