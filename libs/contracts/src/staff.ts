// Who works in the back office: accounts and log-in of staff as the wire shows them.
import type { Permission, StaffRole } from './staff-permissions';

/** Characters of the reason that staff give for an act. */
export const REASON_MAX = 200;

/** Who did something, for the page that shows it. */
export interface StaffName {
  readonly id: number;
  readonly name: string;
}

export interface StaffView {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  /** The first of `roles`. */
  readonly role: StaffRole;
  /** All of them; a server of the release before tells of the one. */
  readonly roles?: readonly StaffRole[];
  /** What they include, told to oneself; a server of the release before leaves it to the page. */
  readonly permissions?: readonly Permission[];
  /** Of the host that was asked, told to oneself. */
  readonly hasPasskey?: boolean;
  readonly isLocked: boolean;
  /** False until the first log-in has bound a device that shows codes. */
  readonly hasTotp: boolean;
  readonly createdAtMs: number;
  readonly lastLogInAtMs: number | null;
  /** May be the second of two from then on; null from ever. A server of the release before does not say. */
  readonly confirmsFromMs?: number | null;
  /** A change or a reset of them waits for another administrator. */
  readonly isAsked?: boolean;
  /** Goes up with each change; a change names the one that it saw. */
  readonly version: number;
}

export interface StaffLogInBody {
  readonly username: string;
  readonly password: string;
}

/**
 * What the log-in still wants: the code of a device that is bound here first, the code of the bound device or a passkey, a
 * password of one's own in place of the one that was given, or nothing.
 */
export type StaffLogInStep =
  | { readonly step: 'bindTotp'; readonly secret: string; readonly qrCode: string }
  | { readonly step: 'totp'; readonly hasPasskey?: boolean }
  | { readonly step: 'newPassword' }
  | { readonly step: 'in'; readonly staff: StaffView };

export interface StaffTotpBody {
  /** Six digits. */
  readonly code: string;
}

export interface NewStaffPasswordBody {
  readonly password: string;
}

/** What somebody of the staff shows before their own way in changes. */
export interface StaffConfirmation {
  readonly currentPassword: string;
  /** Of the phone; whoever has a passkey has shown it just before instead. */
  readonly code?: string;
}

/** `POST /admin/me/password`: their other sessions end. */
export interface ChangeStaffPasswordBody extends StaffConfirmation {
  readonly newPassword: string;
}

/** `POST /admin/me/phone`: for the device that shows codes from then on, once `POST /admin/me/phone/code` has brought one of it. */
export interface NewPhone {
  /** Base32. */
  readonly secret: string;
  /** The same as a picture: a data URL. */
  readonly qrCode: string;
}

/** Where somebody of the staff is logged in: `GET /admin/me/sessions`, for administrators `GET /admin/staff/:id/sessions`. */
export interface StaffSessionView {
  /** Not the session's secret id. */
  readonly id: string;
  /** Such as `Chrome 141 · Windows`; empty when the browser does not say. */
  readonly device: string;
  /** Such as `203.0.*.*`. */
  readonly maskedAddress: string;
  readonly openedAtMs: number;
  readonly lastUsedAtMs: number;
  readonly isCurrent: boolean;
}

/** `POST /admin/staff/:id/sessions/end`: 204. All of them where none is named. */
export interface EndStaffSessionsBody {
  readonly sessionId?: string;
  readonly reason: string;
}

export interface AddStaffBody {
  readonly username: string;
  readonly displayName: string;
  readonly role: StaffRole;
  /** Where there are several; then `role` is one of them. */
  readonly roles?: readonly StaffRole[];
}

/** Where another administrator has to approve nobody is added or reset yet, and that one is shown the password. */
export interface StaffAnswer {
  /** Null while somebody is not added yet. */
  readonly staff: StaffView | null;
  readonly password: string | null;
}

/** With a password that works until the first log-in, shown this once. */
export interface StaffAdded extends StaffAnswer {
  readonly staff: StaffView;
  readonly password: string;
}

export interface ChangeStaffBody {
  readonly version: number;
  readonly reason: string;
  readonly displayName?: string;
  readonly role?: StaffRole;
  /** Where there are several; then `role` is one of them. With `role` alone it is the only one. */
  readonly roles?: readonly StaffRole[];
  readonly isLocked?: boolean;
}

export interface ResetStaffBody {
  readonly version: number;
  readonly reason: string;
}
