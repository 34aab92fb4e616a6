// What a session carries.
import 'express-session';

declare module 'express-session' {
  interface SessionData {
    citizenId: number;
  }
}

/** A session that belongs to a citizen. */
export interface CitizenSession {
  readonly sessionId: string;
  readonly citizenId: number;
}
