// What happened at the site's doors that its guards want to know: counted by the minute, with keyed hashes in place of addresses and accounts.

export const SECURITY_KINDS = [
  // A password, a code or a captcha was wrong.
  'logInFailed',
  // Locked for a while after many of these.
  'lockedOut',
  // Asked for by somebody who may not, or by a page of another site.
  'forbidden',
  // More often than a limit allows.
  'limited',
  // Turned away at the door, or cut off, because there were too many.
  'floodCut',
  // A key of the site is another one than before.
  'keyChanged',
  // Somebody comes in with something else than before.
  'accessChanged',
] as const;
export type SecurityKind = (typeof SECURITY_KINDS)[number];

export interface SecurityEventView {
  readonly id: number;
  readonly kind: SecurityKind;
  /** The refusal's code, the lane, the key's name, or what changed. */
  readonly what: string;
  /** The beginning of a keyed hash; null where none is known, or too many were. */
  readonly addressMark: string | null;
  readonly accountMark: string | null;
  readonly times: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly instance: string;
}

/** `POST /admin/security-events/search`: addresses and accounts stand in no address of a page. */
export interface SearchSecurityEventsBody {
  readonly kind?: SecurityKind;
  /** A network address, or a mark of one that was shown. */
  readonly address?: string;
  /** A user name, or a mark of an account that was shown. */
  readonly account?: string;
  readonly page?: number;
  readonly size?: number;
}
