// Who is asking, remembered between requests.
export { citizenSessionOf, OwnSession } from './citizen-session';
export type { CitizenSession } from './session-data';
export { SessionEnds } from './session-ends';
export type { SessionEnd } from './session-ends';
export { SESSION_COOKIE, SESSION_MIDDLEWARE } from './session-middleware';
export { Sessions } from './sessions';
export { SessionsModule } from './sessions.module';
