// An order with its citizen, as the back office reads it.
import type { AdminOrderHead, OrderCitizenView, OrderTopic } from '@haopai/contracts';
import { maskMobile, maskName, type Mobile } from '@haopai/rules';
import type { PersonalData } from '../../../platform/personal-data';
import type { Order } from '../order';
import { orderHead } from '../order-view';

/** What DESK_COLUMNS gives. */
export interface DeskRow extends Omit<Order, 'about'> {
  readonly version: number;
  /** JSON. */
  readonly about: string;
  readonly username: string;
  readonly citizenKind: OrderCitizenView['kind'];
  readonly displayName: string;
  readonly mobileSealed: string | null;
}

export const DESK_COLUMNS = `orders.id, orders.order_no AS orderNo, orders.kind, orders.subject_id AS subjectId,
  orders.citizen_id AS citizenId, orders.state, orders.version, orders.amount_fen AS amountFen,
  orders.refunded_fen AS refundedFen, orders.created_at_ms AS createdAtMs, orders.due_at_ms AS dueAtMs,
  orders.paid_at_ms AS paidAtMs, orders.closed_at_ms AS closedAtMs, orders.about,
  citizens.username, citizens.kind AS citizenKind, citizens.display_name AS displayName,
  citizens.mobile_sealed AS mobileSealed`;

export const DESK_TABLES = 'orders JOIN citizens ON citizens.id = orders.citizen_id';

export function orderOf({ about, ...row }: DeskRow): Order {
  return { ...row, about: JSON.parse(about) as OrderTopic };
}

export function adminOrderHead(row: DeskRow, personalData: PersonalData): AdminOrderHead {
  return { ...orderHead(orderOf(row)), citizen: citizenView(row, personalData) };
}

function citizenView(row: DeskRow, personalData: PersonalData): OrderCitizenView {
  const { citizenId: id, username, citizenKind: kind, displayName, mobileSealed } = row;
  // Only what was read as a mobile is sealed there.
  const mobile = mobileSealed === null ? null : (personalData.open(mobileSealed) as Mobile);
  return {
    ...{ id, username, kind },
    name: kind === 'person' ? maskName(displayName) : displayName,
    mobile: mobile === null ? null : maskMobile(mobile),
  };
}
