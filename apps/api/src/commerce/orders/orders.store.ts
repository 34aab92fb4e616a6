// Orders with their journals. The head is locked, its journal is heard, and what is decided is written with the new head.
import { Inject, Injectable } from '@nestjs/common';
import { InjectConnection, InjectModel } from '@nestjs/sequelize';
import type { OrderKind, OrderTopic } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import {
  decide,
  decodeOrderEvent,
  encodeOrderEvent,
  evolve,
  hearOrder,
  type MadeOrder,
  type OrderCommand,
  type OrderEvent,
  type OrderState,
  refundedFen,
  UNMADE,
  wasPaid,
} from '@haopai/orders';
import { fen } from '@haopai/rules';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { OrderEventModel, OrderModel, type Transaction } from '../../platform/database';
import { RefusalError } from '../../platform/errors';
import { AuctionTime } from '../../live/clock';
import type { Order, OrderDraft } from './order';
import { newOrderNumber } from './order-numbers';
import { OwedTime } from './owed-time';
import { PAYMENT_AWAITED_MS } from './payment-awaited';

/**
 * By the database's clock, and by what this instance believes of it: it may have been set just now. What was agreed before a step forward
 * is due by as much later.
 */
const IS_DUE = `due_at_ms <= LEAST(${SERVER_NOW_MS}, :nowMs) - :overdueMs
  AND due_at_ms <= :nowMs - :overdueMs - IF(created_at_ms < :beforeMs, :owedMs, 0)`;

/**
 * A payment of it may have been made, and the provider has not said otherwise: it does not end yet. Where nobody else waits for what it
 * holds, and a deposit is at stake, not before somebody has said so.
 */
const IS_BEING_PAID = `EXISTS (SELECT 1 FROM payments WHERE payments.order_id = orders.id AND (
  payments.state = 'open' AND orders.due_at_ms > LEAST(${SERVER_NOW_MS}, :nowMs) - ${PAYMENT_AWAITED_MS}
  OR payments.state IN ('open', 'odd') AND orders.kind = 'balance'))`;

/** A cancelled one held as well as an expired one did; more deposit for an entry holds nothing. That an auction is cancelled is nobody's fault but the office's. */
const UNPAID_HOLDS = `
  SELECT COUNT(*) AS count, MAX(orders.closed_at_ms) AS lastEndedAtMs, ${SERVER_NOW_MS} AS nowMs
  FROM orders LEFT JOIN enrolments ON orders.kind = 'enrolmentDeposit' AND enrolments.id = orders.subject_id
  LEFT JOIN auctions ON auctions.id = enrolments.auction_id
  WHERE orders.citizen_id = :citizenId AND orders.state IN ('expired', 'cancelled')
    AND orders.kind IN ('listing', 'enrolmentDeposit') AND orders.closed_at_ms > ${SERVER_NOW_MS} - :withinMs
    AND auctions.cancelled_at_ms IS NULL AND JSON_EXTRACT(orders.about, '$.isTopUp') IS NULL`;

export interface Changed {
  readonly order: Order;
  /** What was written; nothing when the command changed nothing. */
  readonly events: readonly OrderEvent[];
}

@Injectable()
export class OrdersStore {
  constructor(
    @InjectModel(OrderModel) private readonly orders: typeof OrderModel,
    @InjectModel(OrderEventModel) private readonly events: typeof OrderEventModel,
    @InjectConnection() private readonly connection: Sequelize,
    @Inject(AuctionTime) private readonly time: Pick<AuctionTime, 'clock'>,
    @Inject(OwedTime) private readonly owed: Pick<OwedTime, 'timeOwed'>,
  ) {}

  /** The database's clock. */
  async nowMs(transaction: Transaction | null): Promise<number> {
    const [row] = await this.connection.query<{ nowMs: number }>(`SELECT ${SERVER_NOW_MS} AS nowMs`, {
      type: QueryTypes.SELECT,
      transaction,
    });
    return Number(row?.nowMs);
  }

  async create(transaction: Transaction, draft: OrderDraft): Promise<Order> {
    const { kind, subjectId, citizenId, dueAtMs } = draft;
    const receivedAtMs = await this.nowMs(transaction);
    const terms = { kind, amountFen: fen(draft.amountFen), dueAtMs };
    const events = eventsOf(decide(UNMADE, { type: 'CreateOrder', receivedAtMs, terms }));
    const order = made(events.reduce(evolve, UNMADE as OrderState));
    const row = await this.orders.create(
      {
        orderNo: newOrderNumber(receivedAtMs),
        ...{ kind, subjectId, citizenId, amountFen: draft.amountFen },
        ...headOf(order),
        createdAtMs: order.createdAtMs,
        about: JSON.stringify(draft.about),
      },
      { transaction },
    );
    await this.append(transaction, row.id, 0, events);
    return toOrder(row);
  }

  /** Locks the order as `lock` does. */
  async change(
    transaction: Transaction,
    orderId: number,
    commandAt: (nowMs: number) => OrderCommand,
  ): Promise<Changed | RefusalError> {
    const row = await this.locked(transaction, orderId);
    const before = await this.hear(transaction, row);
    const decision = decide(before, commandAt(await this.nowMs(transaction)));
    if (decision.kind === 'refused')
      return new RefusalError(decision.rejection.code, decision.rejection.data);
    const { events } = decision;
    if (events.length === 0) return { order: toOrder(row), events };
    await this.append(transaction, orderId, before.version, events);
    await row.update(headOf(made(events.reduce(evolve, before as OrderState))), { transaction });
    return { order: toOrder(row), events };
  }

  /** What `change` would refuse; it changes nothing, and locks the order as well. */
  async refuse(
    transaction: Transaction,
    orderId: number,
    commandAt: (nowMs: number) => OrderCommand,
  ): Promise<RefusalError | undefined> {
    const before = await this.hear(transaction, await this.locked(transaction, orderId));
    const decision = decide(before, commandAt(await this.nowMs(transaction)));
    return decision.kind === 'refused'
      ? new RefusalError(decision.rejection.code, decision.rejection.data)
      : undefined;
  }

  /** Nobody else changes it until the transaction ends. Throws when there is none. */
  async lock(transaction: Transaction, orderId: number): Promise<Order> {
    return toOrder(await this.locked(transaction, orderId));
  }

  /** Of an order that the transaction holds. */
  async isBeingPaid(transaction: Transaction, orderId: number): Promise<boolean> {
    const [row] = await this.connection.query<{ id: number }>(
      `SELECT id FROM orders WHERE id = :orderId AND ${IS_BEING_PAID}`,
      { type: QueryTypes.SELECT, transaction, replacements: { orderId, nowMs: this.time.clock.nowMs() } },
    );
    return row !== undefined;
  }

  /** The oldest one that is due, is not being paid and that nobody else holds, locked; null when there is none. */
  async lockDue(transaction: Transaction, except: readonly number[]): Promise<number | null> {
    // Written by hand: Sequelize drops skipLocked on MySQL without a word.
    const [row] = await this.connection.query<{ id: number }>(
      `SELECT id FROM orders WHERE state = 'created' AND ${IS_DUE} AND NOT ${IS_BEING_PAID} AND id NOT IN (:except)
       ORDER BY due_at_ms, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
      { type: QueryTypes.SELECT, transaction, replacements: { ...this.dueBy(0), except: [0, ...except] } },
    );
    return row?.id ?? null;
  }

  /** Due for longer, and not ended all the same, although nobody is paying. */
  async countOverdue(overdueMs: number): Promise<number> {
    const [row] = await this.connection.query<{ count: number }>(
      `SELECT COUNT(*) AS count FROM orders WHERE state = 'created' AND ${IS_DUE} AND NOT ${IS_BEING_PAID}`,
      { type: QueryTypes.SELECT, replacements: this.dueBy(overdueMs) },
    );
    return Number(row?.count ?? 0);
  }

  private dueBy(overdueMs: number): Readonly<Record<string, number>> {
    return { ...this.owed.timeOwed, nowMs: this.time.clock.nowMs(), overdueMs };
  }

  /** Number of events in the journal of an order that the transaction holds. */
  async versionOf(transaction: Transaction, orderId: number): Promise<number> {
    const row = await this.orders.findByPk(orderId, { transaction, attributes: ['version'] });
    if (row === null) throw new Error(`There is no order ${orderId}`);
    return row.version;
  }

  async byId(orderId: number, transaction: Transaction | null = null): Promise<Order | null> {
    const row = await this.orders.findByPk(orderId, { transaction });
    return row === null ? null : toOrder(row);
  }

  async byNo(orderNo: string): Promise<Order | null> {
    const row = await this.orders.findOne({ where: { orderNo } });
    return row === null ? null : toOrder(row);
  }

  /** The newest order of each subject. */
  async newestOf(kind: OrderKind, subjectIds: readonly number[]): Promise<ReadonlyMap<number, Order>> {
    const where = { kind, subjectId: [...subjectIds] };
    const rows = await this.orders.findAll({ where, order: [['id', 'ASC']] });
    return new Map(rows.map((row) => [row.subjectId, toOrder(row)]));
  }

  /** How many of a citizen's orders of a kind wait for money. */
  /** Holds of plates and cars of the last `withinMs` that ended unpaid, but for those that ended with their auction; and the database's time. */
  async unpaidHolds(
    transaction: Transaction,
    citizenId: number,
    withinMs: number,
  ): Promise<{ readonly count: number; readonly lastEndedAtMs: number | null; readonly nowMs: number }> {
    const [row] = await this.connection.query<{
      readonly count: number;
      readonly lastEndedAtMs: number | null;
      readonly nowMs: number;
    }>(UNPAID_HOLDS, { type: QueryTypes.SELECT, replacements: { citizenId, withinMs }, transaction });
    if (row === undefined) throw new Error('the database counts nothing');
    return { ...row, nowMs: Number(row.nowMs) };
  }

  countOpen(transaction: Transaction, citizenId: number, kind: OrderKind): Promise<number> {
    return this.orders.count({ where: { citizenId, kind, state: 'created' }, transaction });
  }

  private async locked(transaction: Transaction, orderId: number): Promise<OrderModel> {
    const row = await this.orders.findByPk(orderId, { transaction, lock: true });
    if (row === null) throw new Error(`There is no order ${orderId}`);
    return row;
  }

  private async hear(transaction: Transaction, { id, version }: OrderModel): Promise<MadeOrder> {
    const rows = await this.events.findAll({
      where: { orderId: id },
      order: [['version', 'ASC']],
      transaction,
    });
    const order = hearOrder(rows.map(({ body }) => decodeOrderEvent(body)));
    if (order.version !== version) throw new Error(`Order ${id} has a head of version ${version}`);
    return made(order);
  }

  private async append(
    transaction: Transaction,
    orderId: number,
    version: number,
    events: readonly OrderEvent[],
  ): Promise<void> {
    const rows = events.map((event, index) => ({
      orderId,
      version: version + index + 1,
      atMs: event.atMs,
      body: encodeOrderEvent(event),
    }));
    await this.events.bulkCreate(rows, { transaction });
  }
}

function eventsOf(decision: ReturnType<typeof decide>): readonly OrderEvent[] {
  if (decision.kind === 'refused') throw new Error(`A new order was refused: ${decision.rejection.code}`);
  return decision.events;
}

function made(order: OrderState): MadeOrder {
  if (order.phase === 'unmade') throw new Error('An order without a journal');
  return order;
}

function headOf(
  order: MadeOrder,
): Pick<OrderModel, 'state' | 'version' | 'dueAtMs' | 'refundedFen' | 'paidAtMs' | 'closedAtMs'> {
  const isClosed = order.phase === 'expired' || order.phase === 'cancelled' || order.phase === 'refunded';
  return {
    state: order.phase,
    version: order.version,
    dueAtMs: order.terms.dueAtMs,
    refundedFen: refundedFen(order),
    paidAtMs: wasPaid(order) ? order.paidAtMs : null,
    closedAtMs: isClosed ? order.changedAtMs : null,
  };
}

export function toOrder(row: OrderModel): Order {
  const { id, orderNo, kind, subjectId, citizenId, state, amountFen, refundedFen } = row;
  const { createdAtMs, dueAtMs, paidAtMs, closedAtMs } = row;
  return {
    ...{ id, orderNo, kind, subjectId, citizenId, state, amountFen, refundedFen },
    ...{ createdAtMs, dueAtMs, paidAtMs, closedAtMs },
    about: JSON.parse(row.about) as OrderTopic,
  };
}
