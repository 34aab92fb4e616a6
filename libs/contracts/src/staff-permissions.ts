// The roles of staff, and what each may do as it is shipped: the one table that the api enforces and the pages follow, until two administrators change a role.

export const STAFF_ROLES = ['clerk', 'auctioneer', 'cashier', 'editor', 'auditor', 'administrator'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const PERMISSIONS = [
  /** Auctions in every state, their lots and enrolments. */
  'auctions.read',
  'auctions.edit',
  'auctions.publish',
  /** Asks that a published auction or lot be stopped; who may publish confirms it. */
  'auctions.stop',
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
  /** Gives plates that are paid to whoever collects them. */
  'handOver.act',
  /** Exchanges plates with the vehicle register: buyers and their document numbers in full. */
  'register.act',
  'citizens.read',
  /** What is masked, with a reason that is kept. */
  'citizens.reveal',
  'citizens.lock',
  /** Who defaulted may enrol again before the time is over. */
  'bans.lift',
  /** Claims and complaints of citizens. */
  'claims.read',
  'claims.act',
  'content.read',
  'content.edit',
  /** Messages that have not left, and dead letters sent again. */
  'messages.read',
  'messages.act',
  'settings.read',
  'settings.edit',
  'reports.read',
  'audit.read',
  /** What may be bidders acting together, after an auction. */
  'patterns.read',
  'staff.read',
  'staff.edit',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Whoever has one of these may be the second of two, or change who may: two administrators give them. So are those by which steps are decided that take two. */
export const TAKING_TWO_PERMISSIONS: readonly Permission[] = [
  'auctions.publish',
  'orders.refund',
  'settlement.act',
  'settings.edit',
  'staff.edit',
];

const isReading = (permission: Permission): boolean => /\.(read|watch)$/.test(permission);
const READING = /* @__PURE__ */ PERMISSIONS.filter(isReading);
/** Those that change something. */
export const ACTING_PERMISSIONS = /* @__PURE__ */ PERMISSIONS.filter((permission) => !isReading(permission));

export const PERMISSIONS_OF: Readonly<Record<StaffRole, readonly Permission[]>> = {
  clerk: [
    'auctions.read',
    'auctions.edit',
    'auctions.stop',
    'stock.read',
    'stock.edit',
    'orders.read',
    'reservations.read',
    'reservations.decide',
    'handOver.act',
    'citizens.read',
    'claims.read',
    'claims.act',
  ],
  auctioneer: [
    'auctions.read',
    'auctions.publish',
    'auctions.stop',
    'control.watch',
    'control.act',
    'reports.read',
    'patterns.read',
  ],
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

/** What each role includes now: as it is shipped, or as two administrators have changed it. */
export type RoleSets = Readonly<Record<StaffRole, readonly Permission[]>>;

/** All but the administrator's, which includes everything: somebody must be able to change it back. */
export const EDITABLE_ROLES = /* @__PURE__ */ STAFF_ROLES.filter((role) => role !== 'administrator');

/** Of somebody with these roles: whatever any of them includes. What this release does not know as a role includes nothing. */
export function permissionsOf(
  roles: readonly StaffRole[],
  sets: RoleSets = PERMISSIONS_OF,
): ReadonlySet<Permission> {
  return new Set(STAFF_ROLES.filter((role) => roles.includes(role)).flatMap((role) => sets[role]));
}

/** In the order of the table, each once, the one that includes most first: of several that one is shown where there is room for one. */
export function orderedRoles(roles: readonly StaffRole[]): readonly StaffRole[] {
  const chosen = STAFF_ROLES.filter((role) => roles.includes(role));
  return [...chosen].sort((one, other) => PERMISSIONS_OF[other].length - PERMISSIONS_OF[one].length);
}

/** `GET /admin/roles`. */
export interface RoleView {
  readonly role: StaffRole;
  readonly permissions: readonly Permission[];
  /** What it includes while nobody has changed it. */
  readonly shipped: readonly Permission[];
  /** 0 while that counts; a change names the one that it saw. */
  readonly version: number;
  /** Others were asked for, and another administrator has to decide. */
  readonly isAsked: boolean;
}

/** `PUT /admin/roles/:role`: asked for; another administrator decides. */
export interface ChangeRoleBody {
  readonly version: number;
  readonly permissions: readonly Permission[];
  readonly reason: string;
}
