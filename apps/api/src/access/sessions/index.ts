// Who is asking, remembered between requests.
export { citizenSessionOf, OwnSession, refusalWithoutCitizen } from './citizen-session';
export { bearsToken, giveConfirmation } from './confirmation-cookie';
export { deviceOf } from './device-of';
export {
  FRESH_FOR_MS,
  isFresh,
  refuseUnlessConfirmed,
  refuseUnlessConfirmedUnder,
  refuseUnlessFresh,
} from './freshness';
export type { CitizenSession } from './session-data';
export { endOfSessionMs } from './session-age';
export { SessionDirectory } from './session-directory';
export { SessionEnds } from './session-ends';
export type { SessionEndReason } from './session-ends';
export { SESSION_COOKIE, SESSION_MIDDLEWARE, SESSION_STORE } from './session-middleware';
export { SessionOpenings } from './session-openings';
export type { SessionOpening } from './session-openings';
export { ENDED_KEPT_S, type SessionStore } from './session-store';
export { NOTE_USE_EVERY_MS, SessionRegistry, shownIdOf } from './session-registry';
export type { RegisteredSession } from './session-registry';
export { type HeldSession, SessionRevival } from './session-revival';
export { Sessions } from './sessions';
export { SessionsModule } from './sessions.module';
