// What a session carries.
import 'express-session';

declare module 'express-session' {
  interface SessionData {
    citizenId: number;
    /** When they logged in; the session's end is reckoned from it. */
    openedAtMs: number;
    /** When they last showed once more who they are. */
    confirmedAtMs: number;
    /** The mark of the token by which that browser shows that it was there (confirmation-cookie.ts). */
    confirmedBy: string;
    /** The mark of the password that the account had then (password-mark.ts). */
    confirmedUnder: string;
    /** What is left of a session that was ended from elsewhere, so that its browser can be told. */
    isEnded: true;
  }
}

/** A session that belongs to a citizen. */
export interface CitizenSession {
  readonly sessionId: string;
  readonly citizenId: number;
  readonly openedAtMs?: number | undefined;
  /** Missing from a request of another browser than the one that confirmed. */
  readonly confirmedAtMs?: number | undefined;
  readonly confirmedUnder?: string | undefined;
  /** The Cookie header that came with it, unread: passes to rooms stand in it. */
  readonly cookies?: string | undefined;
}
