// Use cases: staff find orders by what people quote, and read one with its events, payments, refunds and their own acts.
import { Injectable } from '@nestjs/common';
import type {
  AdminOrderDetail,
  AdminOrderHead,
  AuditEntryView,
  OrderEventView,
  OrderKind,
  OrderSearch,
  OrderState,
  Page,
} from '@haopai/contracts';
import { decodeOrderEvent, isDepositKind, type OrderEvent } from '@haopai/orders';
import { Approvals } from '../../../access/approvals';
import type { Actor } from '../../../access/staff-authentication';
import { RefusalError } from '../../../platform/errors';
import { PersonalData } from '../../../platform/personal-data';
import { OrderFollowers } from '../order-followers';
import { ReadOrders } from '../read-orders';
import { adminOrderHead, type DeskRow, orderOf } from './order-desk-row';
import { OrderDeskStore } from './order-desk.store';
import { readOrderKey } from './read-order-key';

export interface AskedOrders {
  readonly by: OrderSearch | null;
  /** As typed; null for all. */
  readonly text: string | null;
  readonly kind: OrderKind | null;
  readonly state: OrderState | null;
}

type Told = Pick<AdminOrderDetail['refunds'][number], 'why' | 'attempts' | 'lastFailure'>;
/** Of one that was wanted between two readings. */
const UNTOLD: Told = { why: '', attempts: 0, lastFailure: null };

@Injectable()
export class FindDeskOrders {
  constructor(
    private readonly store: OrderDeskStore,
    private readonly read: ReadOrders,
    private readonly followers: OrderFollowers,
    private readonly approvals: Approvals,
    private readonly personalData: PersonalData,
  ) {}

  /** The newest first; pages count from 1. Where nothing can be found by what was typed, nothing is. */
  async page(
    actor: Actor,
    { by, text, kind, state }: AskedOrders,
    page: number,
    size: number,
  ): Promise<Page<AdminOrderHead> | RefusalError> {
    const refusal = actor.lacks('orders.read');
    if (refusal !== undefined) return refusal;
    const isAsked = by !== null && text !== null && text.trim() !== '';
    const key = isAsked ? readOrderKey(by, text, this.personalData, Date.now()) : null;
    if (isAsked && key === null) return { items: [], total: 0, page, size };
    const { rows, total } = await this.store.page({ key, kind, state }, size, (page - 1) * size);
    return { items: rows.map((row) => adminOrderHead(row, this.personalData)), total, page, size };
  }

  async one(actor: Actor, orderNo: string): Promise<AdminOrderDetail | RefusalError> {
    const refusal = actor.lacks('orders.read');
    if (refusal !== undefined) return refusal;
    const row = await this.store.byNo(orderNo);
    return row === null ? new RefusalError('ORDER.NOT_FOUND', { orderNo }) : this.inFull(actor, row);
  }

  private async inFull(actor: Actor, row: DeskRow): Promise<AdminOrderDetail> {
    const order = orderOf(row);
    const [view, approvals, plate, bodies, payments, refunds, acts] = await Promise.all([
      this.read.inFull(order),
      this.approvals.ofSubject(actor, 'refund', `order:${row.orderNo}`),
      row.paidAtMs === null ? null : this.followers.of(row.kind).plate?.standing(null, order),
      this.store.events(row.id),
      this.store.payments(row.id),
      this.refundsOf(row.id),
      this.store.acts(row.orderNo),
    ]);
    const events = bodies.map(decodeOrderEvent);
    return {
      ...view,
      citizen: adminOrderHead(row, this.personalData).citizen,
      version: row.version,
      refundableFen: refundableFen(row, events),
      hasPlate: plate !== undefined && plate !== null,
      depositFen: plate?.depositFen ?? 0,
      approvals,
      refunds: view.refunds.map((refund) => ({ ...refund, ...(refunds.get(refund.refundNo) ?? UNTOLD) })),
      events: events.map(eventView),
      payments,
      acts: acts.map(actView),
    };
  }

  private async refundsOf(orderId: number): Promise<ReadonlyMap<string, Told>> {
    const refunds = await this.store.refunds(orderId);
    return new Map(
      refunds.map(({ refundNo, why, attempts, lastFailure }) => [refundNo, { why, attempts, lastFailure }]),
    );
  }
}

/** What was paid less all that goes or went back. Deposits have ways of their own. */
function refundableFen({ kind, amountFen, paidAtMs }: DeskRow, events: readonly OrderEvent[]): number {
  if (isDepositKind(kind) || paidAtMs === null) return 0;
  return events.reduce(
    (left, event) => left - (event.type === 'RefundBegun' ? event.amountFen : 0),
    amountFen,
  );
}

function eventView(event: OrderEvent): OrderEventView {
  return {
    ...{ atMs: event.atMs, type: event.type },
    refundNo: 'refundNo' in event ? event.refundNo : null,
    amountFen: 'amountFen' in event ? event.amountFen : null,
  };
}

/** Only the audit writes there. */
function actView(entry: string): AdminOrderDetail['acts'][number] {
  const { atMs, staffName, act, reason } = JSON.parse(entry) as AuditEntryView;
  return { atMs, staffName, act, reason };
}
