// Who works in the back office, and what each role may do: the one table that the api enforces and the pages follow.

export const STAFF_ROLES = ['clerk', 'auctioneer', 'cashier', 'editor', 'auditor', 'administrator'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const PERMISSIONS = [
  /** Auctions in every state, their lots and enrolments. */
  'auctions.read',
  'auctions.edit',
  'auctions.publish',
  /** The control room of a running auction. */
  'control.watch',
  'control.act',
  'settlement.read',
  'settlement.act',
  'stock.read',
  'stock.edit',
  'orders.read',
  'orders.refund',
  'reservations.read',
  'reservations.decide',
  'citizens.read',
  /** What is masked, with a reason that is kept. */
  'citizens.reveal',
  'citizens.lock',
  'content.read',
  'content.edit',
  /** Messages that have not left, and dead letters sent again. */
  'messages.read',
  'messages.act',
  'settings.read',
  'settings.edit',
  'reports.read',
  'audit.read',
  'staff.read',
  'staff.edit',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Characters of the reason that staff give for an act. */
export const REASON_MAX = 200;

const READING = PERMISSIONS.filter((permission) => /\.(read|watch)$/.test(permission));

export const PERMISSIONS_OF: Readonly<Record<StaffRole, readonly Permission[]>> = {
  clerk: [
    'auctions.read',
    'auctions.edit',
    'stock.read',
    'stock.edit',
    'orders.read',
    'reservations.read',
    'reservations.decide',
    'citizens.read',
  ],
  auctioneer: ['auctions.read', 'auctions.publish', 'control.watch', 'control.act', 'reports.read'],
  cashier: [
    'auctions.read',
    'settlement.read',
    'settlement.act',
    'orders.read',
    'orders.refund',
    'citizens.read',
    'reports.read',
  ],
  editor: ['content.read', 'content.edit'],
  /** Reads all and changes nothing. */
  auditor: READING,
  administrator: PERMISSIONS,
};

export interface StaffView {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly role: StaffRole;
  readonly isLocked: boolean;
  /** False until the first log-in has bound a device that shows codes. */
  readonly hasTotp: boolean;
  readonly createdAtMs: number;
  readonly lastLogInAtMs: number | null;
  /** Goes up with each change; a change names the one that it saw. */
  readonly version: number;
}

export interface StaffLogInBody {
  readonly username: string;
  readonly password: string;
}

/**
 * What the log-in still wants: the code of a device that is bound here first, the code of the bound device, a password of
 * one's own in place of the one that was given, or nothing.
 */
export type StaffLogInStep =
  | { readonly step: 'bindTotp'; readonly secret: string; readonly qrCode: string }
  | { readonly step: 'totp' }
  | { readonly step: 'newPassword' }
  | { readonly step: 'in'; readonly staff: StaffView };

export interface StaffTotpBody {
  /** Six digits. */
  readonly code: string;
}

export interface NewStaffPasswordBody {
  readonly password: string;
}

export interface AddStaffBody {
  readonly username: string;
  readonly displayName: string;
  readonly role: StaffRole;
}

/** With a password that works until the first log-in, shown this once. */
export interface StaffAdded {
  readonly staff: StaffView;
  readonly password: string;
}

export interface ChangeStaffBody {
  readonly version: number;
  readonly reason: string;
  readonly displayName?: string;
  readonly role?: StaffRole;
  readonly isLocked?: boolean;
}

export interface ResetStaffBody {
  readonly version: number;
  readonly reason: string;
}
