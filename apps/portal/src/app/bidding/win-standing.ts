// Where a winner stands with a lot: not settled yet, a balance to be paid, paid, in default, or paid back with the plate. Pure.
import type { EnrolmentView } from '@haopai/contracts';

export type WinStanding =
  /** The server has not said so yet, or what it said is older than the end. */
  | { readonly status: 'unknown' }
  /** The auction goes on, or ended a moment ago: there is no order yet. Null where the deposit is another than the auction's. */
  | { readonly status: 'unsettled'; readonly balanceFen: number | null; readonly paymentDays: number }
  | {
      readonly status: 'due';
      readonly orderNo: string;
      readonly balanceFen: number;
      readonly depositFen: number;
      readonly dueAtMs: number;
    }
  /** The order waits no more, and what became of it is worked out. */
  | { readonly status: 'closing'; readonly orderNo: string }
  /** Without an order where the deposit has covered the price. Null until the plate is fetched. */
  | {
      readonly status: 'paid';
      readonly orderNo: string | null;
      readonly fetchFromMs: number;
      readonly fetchedAtMs: number | null;
    }
  | { readonly status: 'defaulted' }
  /** The price was paid back, and the sale is undone. */
  | { readonly status: 'returned'; readonly orderNo: string | null };

export function winStanding(enrolment: EnrolmentView | null | undefined, lotId: number): WinStanding {
  const entry = enrolment?.entries.find(({ lot }) => lot?.lotId === lotId);
  if (!enrolment || !entry?.lot) return { status: 'unknown' };
  const { outcome, hammerFen, balanceOrderNo: orderNo, balanceFen, balanceDueAtMs: dueAtMs } = entry.lot;
  if (outcome === 'defaulted') return { status: 'defaulted' };
  if (entry.lot.isReturned === true) return { status: 'returned', orderNo };
  if (outcome !== 'won' || hammerFen === null) return { status: 'unknown' };
  const { pickUp, auction } = enrolment;
  const toFetch = pickUp?.plates.find((plate) => plate.lotId === lotId);
  if (pickUp && toFetch)
    return {
      status: 'paid',
      orderNo,
      fetchFromMs: pickUp.fromMs,
      fetchedAtMs: toFetch.collectedAtMs ?? null,
    };
  if (orderNo === null || balanceFen === null) {
    const restFen = entry.isReserved ? null : Math.max(0, hammerFen - auction.depositFen);
    return { status: 'unsettled', balanceFen: restFen, paymentDays: auction.paymentDays };
  }
  if (dueAtMs === null) return { status: 'closing', orderNo };
  return { status: 'due', orderNo, balanceFen, depositFen: hammerFen - balanceFen, dueAtMs };
}
