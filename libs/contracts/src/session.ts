// Log-in and the citizen behind a session as the wire shows them.
import type { NoMachine } from './accounts';

/** A place in the line before the log-in is kept for so long after it was last asked with. */
export const LINE_TICKET_LIFE_MS = 5 * 60_000;

export interface LoginBody extends NoMachine {
  readonly username: string;
  readonly password: string;
  /** Of the refusal `LOGIN.LINE`: whoever waits in line asks again with it, and with no new proof. */
  readonly ticket?: string;
}

export interface CitizenView {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly kind: 'person' | 'organisation';
  readonly region: string;
}

/** `GET /me`, and the answer to every way in. */
export interface OwnCitizenView extends CitizenView {
  /** A version of the user agreement that is in force and has still to be agreed to; null when none is. */
  readonly agreementDue: string | null;
}

/** `GET /clock` and `clock.ping`: the auction's clock and how well this instance knows it. */
export interface ClockReading {
  readonly serverMs: number;
  /** Uncertainty of this instance's clock against the database's, in milliseconds. */
  readonly offsetQualityMs: number;
}
