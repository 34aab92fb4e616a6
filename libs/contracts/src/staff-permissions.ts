// The roles of staff, and what each may do: the one table that the api enforces and the pages follow.

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

const READING = PERMISSIONS.filter((permission) => /\.(read|watch)$/.test(permission));

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
    'citizens.read',
  ],
  auctioneer: [
    'auctions.read',
    'auctions.publish',
    'auctions.stop',
    'control.watch',
    'control.act',
    'reports.read',
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
