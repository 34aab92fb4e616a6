// Builder of an order for specs.
import type { OrderView } from '@haopai/contracts';

/** Deposits of two shares, to be paid within the half hour. */
export const anOrder = (change: Partial<OrderView> = {}): OrderView => ({
  orderNo: '202611261405000001',
  kind: 'enrolmentDeposit',
  state: 'created',
  amountFen: 1_000_000,
  createdAtMs: 0,
  dueAtMs: 1_800_000,
  paidAtMs: null,
  closedAtMs: null,
  refundedFen: 0,
  about: {
    plate: null,
    auction: { id: 1, title: '2026年第12期', startsAtMs: 3_600_000 },
    lotId: null,
    vins: ['1M8GDM9AXKP042788', 'LSVAA4182E2184847'],
    depositAppliedFen: null,
  },
  deposits: [
    { vin: '1M8GDM9AXKP042788', amountFen: 500_000, state: null },
    { vin: 'LSVAA4182E2184847', amountFen: 500_000, state: null },
  ],
  refunds: [],
  serverMs: 0,
  ...change,
});
