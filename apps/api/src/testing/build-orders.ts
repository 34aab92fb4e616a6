// Builders of orders, made and paid by the program's own code; and a follower that only listens, for specs of nothing that sells.
import type { OrderKind, OrderTopic } from '@haopai/contracts';
import { isDepositKind } from '@haopai/orders';
import { type Transaction, Transactions } from '../platform/database';
import { RefusalError } from '../platform/errors';
import {
  type DepositDraft,
  type Order,
  OrderFollowers,
  Orders,
  type ReceivedPayment,
} from '../commerce/orders';
import type { TestEnrolment } from './build-auctions';
import { aCitizen } from './build-citizens';
import type { RunningApp } from './running-app';

const HALF_AN_HOUR_MS = 30 * 60_000;
const VIN = 'LSVAA49J132047371';
let serial = 0;

export const NO_TOPIC: OrderTopic = {
  plate: null,
  auction: null,
  lotId: null,
  vins: [],
  depositAppliedFen: null,
};

export interface HeardOrders {
  /** In the order in which they were told, the transaction committed or not. */
  readonly paid: readonly Order[];
  readonly ended: readonly Order[];
}

/** Takes the place of whoever follows orders of this kind. `alongside` is done in their transaction. */
export function hearOrders(
  { app }: RunningApp,
  kind: OrderKind,
  alongside: (transaction: Transaction, order: Order) => Promise<void> = () => Promise.resolve(),
): HeardOrders {
  const heard = { paid: [] as Order[], ended: [] as Order[] };
  app.get(OrderFollowers).register({
    kind,
    paid: async (transaction, order) => {
      heard.paid.push(order);
      await alongside(transaction, order);
    },
    ended: async (transaction, order) => {
      heard.ended.push(order);
      await alongside(transaction, order);
    },
  });
  return heard;
}

export interface OrderGiven {
  readonly kind: OrderKind;
  readonly subjectId: number;
  readonly citizenId: number;
  readonly amountFen: number;
  readonly dueAtMs: number;
  readonly deposits: readonly DepositDraft[];
  readonly about: OrderTopic;
}

/** Of a citizen of its own, ¥5,000 due in half an hour, for a listing unless told; deposit kinds have one deposit. */
export async function anOrder({ app, pool }: RunningApp, given: Partial<OrderGiven> = {}): Promise<Order> {
  serial += 1;
  const kind = given.kind ?? 'listing';
  const amountFen = given.amountFen ?? 500_000;
  const deposits = isDepositKind(kind) ? [{ entryId: null, vin: VIN, amountFen }] : [];
  const draft: OrderGiven = {
    kind,
    subjectId: given.subjectId ?? serial,
    citizenId: given.citizenId ?? (await aCitizen(pool)).id,
    amountFen,
    dueAtMs: given.dueAtMs ?? Date.now() + HALF_AN_HOUR_MS,
    deposits: given.deposits ?? deposits,
    about: given.about ?? NO_TOPIC,
  };
  return app.get(Transactions).run((transaction) => app.get(Orders).create(transaction, draft));
}

/** As if a payment had come in; it throws when that is refused. */
export async function payOrder(
  { app }: RunningApp,
  order: Order,
  given: Partial<ReceivedPayment> = {},
): Promise<Order> {
  serial += 1;
  // Beyond the ids of payments that are really in the table.
  const payment = {
    paymentId: 1_000_000_000 + serial,
    amountFen: order.amountFen,
    atMs: Date.now(),
    ...given,
  };
  const paid = await app
    .get(Transactions)
    .run((transaction) => app.get(Orders).markPaid(transaction, order.id, payment));
  if (paid instanceof RefusalError) throw paid;
  return paid;
}

/** Orders the deposits of an enrolment and pays them; returns the order. */
export async function holdDeposits(
  running: RunningApp,
  enrolment: TestEnrolment,
  given: { readonly citizenId: number; readonly depositFen?: number },
): Promise<Order> {
  const { citizenId, depositFen = 500_000 } = given;
  const deposits = enrolment.entries.map(({ id, vin }) => ({ entryId: id, vin, amountFen: depositFen }));
  const order = await anOrder(running, {
    kind: 'enrolmentDeposit',
    ...{ subjectId: enrolment.id, citizenId, deposits },
    amountFen: depositFen * deposits.length,
  });
  for (const [table, column] of [
    ['enrolments', 'id'],
    ['entries', 'enrolment_id'],
  ])
    await running.pool.query(`UPDATE ${table} SET order_id = ? WHERE ${column} = ?`, [
      order.id,
      enrolment.id,
    ]);
  return payOrder(running, order);
}
