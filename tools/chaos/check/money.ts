// What citizens were told of their money beside orders, payments, the provider's books and the ledger: nothing lost, nothing twice, nothing taken back.
import { auditLedger, balancesOf } from '@haopai/orders';
import type { OrderState } from '@haopai/contracts';
import type { Errand, Told } from '../shop/errand';
import type { MoneyRows, OrderRow, PaymentRow, RefundRow } from './money-rows';

export interface MoneyVerdict {
  /** Orders that citizens were told of; of them those that they were told are paid; money that came back, by what they were told. */
  readonly orders: number;
  readonly paid: number;
  readonly paidBack: number;
  /** Times that they were told of a fault of the program: asked again, they got their answer. */
  readonly internalErrors: number;
  readonly faults: readonly string[];
}

/** An order that is over in one way never is in another, and none becomes unpaid again. */
const FOLLOWS: Readonly<Record<OrderState, readonly OrderState[]>> = {
  created: ['created', 'paid', 'expired', 'cancelled', 'refunding', 'refunded'],
  paid: ['paid', 'refunding', 'refunded'],
  refunding: ['refunding', 'refunded', 'paid'],
  refunded: ['refunded'],
  expired: ['expired'],
  cancelled: ['cancelled'],
};
const WAS_PAID: readonly OrderState[] = ['paid', 'refunding', 'refunded'];
const ON_ITS_WAY: readonly string[] = ['wanted', 'sent'];

/** What will be so in a moment, and is not yet: money that the provider has and that is not booked, and money that goes back. */
export function stillOnItsWay({ taken, payments, refunds }: MoneyRows): number {
  const settled = new Set(payments.filter(({ state }) => state === 'paid').map(({ paymentNo }) => paymentNo));
  const unbooked = taken.filter(({ paymentNo }) => !settled.has(paymentNo));
  return unbooked.length + refunds.filter(({ state }) => ON_ITS_WAY.includes(state)).length;
}

export function judgeMoney(errands: readonly Errand[], rows: MoneyRows, internalErrors = 0): MoneyVerdict {
  const told = errands.flatMap(({ told: heard }) => heard.slice(-1));
  return {
    orders: errands.filter(({ orderNo }) => orderNo !== null).length,
    paid: told.filter(({ state }) => WAS_PAID.includes(state)).length,
    paidBack: told.filter(({ backFen }) => backFen > 0).length,
    internalErrors,
    faults: [
      ...faultsOfErrands(errands, rows),
      ...faultsOfOrders(errands, rows),
      ...faultsOfProvider(rows),
      ...faultsOfRefunds(rows),
      ...auditLedger(rows.books).map((fault) => `ledger: ${fault}`),
    ],
  };
}

function faultsOfErrands(errands: readonly Errand[], rows: MoneyRows): readonly string[] {
  const byNo = new Map(rows.orders.map((order) => [order.orderNo, order]));
  const taken = new Set(rows.taken.map(({ paymentNo }) => paymentNo));
  return errands.flatMap((errand): readonly string[] => {
    const { orderNo, vin, isOver, paymentNo, pressed } = errand;
    const waiting = isOver ? [] : [`never told: ${nameOf(errand)} waits for an answer`];
    if (orderNo === null) return waiting;
    const order = byNo.get(orderNo);
    if (order === undefined) return [...waiting, `lost: order ${orderNo}, of which a citizen was told`];
    const isTaken = paymentNo !== null && taken.has(paymentNo);
    return [
      ...waiting,
      ...(isWhatWasWanted(errand, order)
        ? []
        : [`another: order ${orderNo} is not what was wanted for ${vin}`]),
      ...takenBack(errand, order),
      ...(pressed === 'taken' && !isTaken ? [`lost: payment ${paymentNo}, which the provider took`] : []),
      ...(pressed === 'no' && isTaken ? [`doubled: payment ${paymentNo}, which nobody made`] : []),
      ...lostRefunds(errand, order, rows.refunds),
    ];
  });
}

function isWhatWasWanted(errand: Errand, order: OrderRow): boolean {
  const { citizenId, kind, amountFen, vin, told } = errand;
  return (
    order.citizenId === citizenId &&
    order.kind === kind &&
    order.amountFen === amountFen &&
    order.vins.includes(vin) &&
    told.every((each) => each.amountFen === amountFen)
  );
}

/** Each answer is laid beside those that were heard before it was asked for, and the row beside the last. */
function takenBack({ orderNo, told }: Errand, order: OrderRow): readonly string[] {
  const faults: string[] = [];
  const now: Told = {
    ...{ askedAtMs: Infinity, heardAtMs: Infinity, amountFen: order.amountFen },
    state: order.state,
    backFen: Infinity,
  };
  for (const [index, later] of [...told, now].entries()) {
    const before = told.slice(0, index).findLast(({ heardAtMs }) => heardAtMs <= later.askedAtMs);
    if (before === undefined) continue;
    if (!FOLLOWS[before.state].includes(later.state))
      faults.push(`taken back: order ${orderNo} was told ${before.state} and then was ${later.state}`);
    if (later.backFen < before.backFen)
      faults.push(
        `taken back: of order ${orderNo} ${before.backFen} were told to be back and then ${later.backFen}`,
      );
  }
  return faults;
}

function lostRefunds(
  { orderNo, told }: Errand,
  { id }: OrderRow,
  refunds: readonly RefundRow[],
): readonly string[] {
  const toldFen = Math.max(0, ...told.map(({ backFen }) => backFen));
  const done = refunds.filter(({ orderId, state }) => orderId === id && state === 'done');
  const doneFen = done.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return toldFen <= doneFen
    ? []
    : [`lost: of order ${orderNo} ${toldFen} were told to be back, ${doneFen} are`];
}

/** No order that nobody was told of, one for a car, and for each what it is paid with and what it holds. */
function faultsOfOrders(errands: readonly Errand[], rows: MoneyRows): readonly string[] {
  const byVin = new Map(errands.map((errand) => [errand.vin, errand]));
  const citizens = new Set(errands.map(({ citizenId }) => citizenId));
  const faults: string[] = [];
  const soldBy = new Map<number, string>();
  for (const order of rows.orders.filter(({ citizenId }) => citizens.has(citizenId))) {
    const { id, orderNo, kind, subjectId, state, vins } = order;
    const errand = vins.map((vin) => byVin.get(vin)).find((found) => found !== undefined);
    if (errand === undefined) faults.push(`doubled: order ${orderNo}, which nobody wanted`);
    else if (errand.orderNo !== orderNo && (errand.isOver || errand.orderNo !== null))
      faults.push(`doubled: order ${orderNo} for ${nameOf(errand)}`);
    const wasPaid = WAS_PAID.includes(state);
    faults.push(...faultsOfPayments(order, wasPaid, rows.payments));
    if (kind === 'listing' && wasPaid) {
      const other = soldBy.get(subjectId);
      if (other !== undefined)
        faults.push(`doubled: listing ${subjectId} is sold by ${other} and by ${orderNo}`);
      soldBy.set(subjectId, orderNo);
      const holder = rows.holders.get(subjectId);
      if (holder?.orderId !== id || holder.state !== 'sold')
        faults.push(`lost: listing ${subjectId} is not sold, though order ${orderNo} is paid`);
    }
    if (kind === 'enrolmentDeposit' && wasPaid && rows.deposits.get(id)?.join() !== 'held')
      faults.push(`lost: the deposit of order ${orderNo} is ${rows.deposits.get(id)?.join() ?? 'not there'}`);
  }
  return faults;
}

function faultsOfPayments(
  { id, orderNo, state }: OrderRow,
  wasPaid: boolean,
  payments: readonly PaymentRow[],
): readonly string[] {
  const paying = payments.filter(
    (payment) => payment.orderId === id && payment.state === 'paid' && !payment.isSurplus,
  );
  return paying.length === (wasPaid ? 1 : 0)
    ? []
    : [`differs: order ${orderNo} is ${state}, with ${paying.length} payments`];
}

/** What the provider has is what the books say that it has, payment by payment and in all. */
function faultsOfProvider({ taken, givenBack, payments, books }: MoneyRows): readonly string[] {
  const known = new Map(payments.map((payment) => [payment.paymentNo, payment]));
  const faults = taken.flatMap(({ paymentNo, amountFen }) => {
    const payment = known.get(paymentNo);
    const isKnown = payment?.state === 'paid' && payment.amountFen === amountFen;
    return isKnown
      ? []
      : [`differs: the provider took payment ${paymentNo}, which is ${payment?.state ?? 'not there'}`];
  });
  const has = new Set(taken.map(({ paymentNo }) => paymentNo));
  for (const { paymentNo, state } of payments)
    if (state === 'paid' && !has.has(paymentNo))
      faults.push(`differs: payment ${paymentNo} is paid, and the provider has nothing`);
  const hasFen = sumOf(taken) - sumOf(givenBack);
  const bookedFen = balancesOf(books.transactions).provider;
  if (bookedFen !== hasFen) faults.push(`ledger: ${bookedFen} with the provider, which has ${hasFen}`);
  return faults;
}

/** Money that no order waited for is back, once; nothing is back that was not to go. */
function faultsOfRefunds({ payments, refunds, givenBack }: MoneyRows): readonly string[] {
  const byNo = new Map(givenBack.map((row) => [row.no, row]));
  const faults = refunds.flatMap(({ refundNo, state, amountFen }) => {
    const isBack = byNo.get(refundNo)?.amountFen === amountFen;
    return state === 'done' && isBack
      ? []
      : [`differs: refund ${refundNo} is ${state}, ${isBack ? '' : 'not '}at the provider`];
  });
  const wanted = new Set(refunds.map(({ refundNo }) => refundNo));
  for (const { no } of givenBack)
    if (!wanted.has(no)) faults.push(`differs: refund ${no}, which nobody wanted`);
  for (const { id, paymentNo, amountFen } of payments.filter(
    ({ isSurplus, state }) => isSurplus && state === 'paid',
  )) {
    const back = refunds.filter(({ paymentId }) => paymentId === id);
    if (back.length !== 1 || back[0]?.amountFen !== amountFen)
      faults.push(`differs: payment ${paymentNo} came for no order and goes back ${back.length} times`);
  }
  return faults;
}

function nameOf({ kind, subjectId, vin, orderNo }: Errand): string {
  return `${kind} ${subjectId} for ${vin} (order ${orderNo ?? 'not told'})`;
}

function sumOf(rows: readonly { readonly amountFen: number }[]): number {
  return rows.reduce((sum, { amountFen }) => sum + amountFen, 0);
}
