// The parts of the back office in the order in which the side lists them, and what one must be allowed to see each.
import type { Permission } from '@haopai/contracts';

export interface Part {
  readonly address: string;
  /** Key of its name among the words. */
  readonly name: string;
  /** Null for all staff. */
  readonly needs: Permission | null;
}

export interface PartGroup {
  /** Key of its name among the words. */
  readonly name: string;
  readonly parts: readonly Part[];
}

const GROUPS: readonly PartGroup[] = [
  {
    name: 'nav.sales',
    parts: [
      { address: '/auctions', name: 'nav.auctions', needs: 'auctions.read' },
      { address: '/control', name: 'nav.controlRoom', needs: 'control.watch' },
      { address: '/reservations', name: 'nav.reservations', needs: 'reservations.read' },
      { address: '/stock', name: 'nav.stock', needs: 'stock.read' },
      { address: '/orders', name: 'nav.orders', needs: 'orders.read' },
      { address: '/hand-over', name: 'nav.handOver', needs: 'handOver.act' },
      { address: '/vehicle-register', name: 'nav.vehicleRegister', needs: 'register.act' },
    ],
  },
  {
    name: 'nav.money',
    parts: [{ address: '/settlement', name: 'nav.settlement', needs: 'settlement.read' }],
  },
  {
    name: 'nav.site',
    parts: [
      { address: '/content/articles', name: 'nav.articles', needs: 'content.read' },
      { address: '/content/pictures', name: 'nav.pictures', needs: 'content.read' },
      { address: '/content/contact', name: 'nav.contact', needs: 'content.read' },
      { address: '/content/agreements', name: 'nav.agreements', needs: 'content.read' },
      { address: '/content/sms-texts', name: 'nav.smsTexts', needs: 'content.read' },
      { address: '/messages', name: 'nav.messages', needs: 'messages.read' },
      { address: '/settings', name: 'nav.settings', needs: 'settings.read' },
    ],
  },
  {
    name: 'nav.control',
    parts: [
      // Everybody asks for something or decides it: each sees what is theirs.
      { address: '/approvals', name: 'nav.approvals', needs: null },
      { address: '/reports', name: 'nav.reports', needs: 'reports.read' },
      { address: '/citizens', name: 'nav.citizens', needs: 'citizens.read' },
      { address: '/claims', name: 'nav.claims', needs: 'claims.read' },
      { address: '/staff', name: 'nav.staff', needs: 'staff.read' },
      { address: '/audit', name: 'nav.audit', needs: 'audit.read' },
    ],
  },
];

/** What is left for somebody who may do that; groups of which nothing is left are gone. */
export function navigationFor(may: (permission: Permission) => boolean): readonly PartGroup[] {
  return GROUPS.map(({ name, parts }) => ({
    name,
    parts: parts.filter(({ needs }) => needs === null || may(needs)),
  })).filter(({ parts }) => parts.length > 0);
}
