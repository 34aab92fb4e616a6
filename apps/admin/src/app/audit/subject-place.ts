// Where the back office shows what an entry of the record was done to, and what one must be allowed to see there: pure.
import type { AuditNames, Permission } from '@haopai/contracts';

export interface Place {
  readonly link: readonly string[];
  readonly needs: Permission;
}

type PlaceOf = (id: string, names: AuditNames) => Place | null;

/** Tables that were exported; lots stand at their auction. */
const TABLES: Readonly<Record<string, Place>> = {
  orders: { link: ['/orders'], needs: 'orders.read' },
  refunds: { link: ['/settlement/refunds'], needs: 'settlement.read' },
  stock: { link: ['/stock'], needs: 'stock.read' },
};

const PLACES: Readonly<Record<string, PlaceOf>> = {
  agreement: () => ({ link: ['/content/agreements'], needs: 'content.read' }),
  article: (id) => ({ link: ['/content/articles', id], needs: 'content.read' }),
  auction: (id) => ({ link: ['/auctions', id], needs: 'auctions.read' }),
  claim: (id) => ({ link: ['/claims', id], needs: 'claims.read' }),
  citizen: (id) => ({ link: ['/citizens', id], needs: 'citizens.read' }),
  contact: () => ({ link: ['/content/contact'], needs: 'content.read' }),
  difference: (id, names) => {
    const { runId } = names[`difference:${id}`] ?? {};
    return runId === undefined ? null : run(String(runId));
  },
  lot: (id, names) => {
    const { auctionId } = names[`lot:${id}`] ?? {};
    if (auctionId === undefined) return null;
    return { link: ['/auctions', String(auctionId), 'lots'], needs: 'auctions.read' };
  },
  messages: () => ({ link: ['/messages'], needs: 'messages.read' }),
  order: (orderNo) => ({ link: ['/orders', orderNo], needs: 'orders.read' }),
  picture: () => ({ link: ['/content/pictures'], needs: 'content.read' }),
  plate: (id) => ({ link: ['/stock', id], needs: 'stock.read' }),
  reconciliation: (id) => run(id),
  refund: () => ({ link: ['/settlement/refunds'], needs: 'settlement.read' }),
  reports: () => ({ link: ['/reports'], needs: 'reports.read' }),
  reservation: () => ({ link: ['/reservations'], needs: 'reservations.read' }),
  setting: () => ({ link: ['/settings'], needs: 'settings.read' }),
  settlement: () => ({ link: ['/settlement'], needs: 'settlement.read' }),
  smsText: () => ({ link: ['/content/sms-texts'], needs: 'content.read' }),
  staff: (id) => ({ link: id === '' ? ['/staff'] : ['/staff', id], needs: 'staff.read' }),
  stock: () => ({ link: ['/stock'], needs: 'stock.read' }),
  table: (table) => TABLES[table] ?? null,
};

/** Null where it is shown nowhere. */
export function placeOf(subject: string, names: AuditNames): Place | null {
  const [kind = '', ...rest] = subject.split(':');
  return PLACES[kind]?.(rest.join(':'), names) ?? null;
}

function run(id: string): Place {
  return { link: ['/settlement/reconciliations', id], needs: 'settlement.read' };
}
