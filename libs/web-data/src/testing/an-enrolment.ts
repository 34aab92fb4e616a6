// Builders of an auction, of an enrolment in it and of a reservation for specs.
import type { AuctionView, EnrolmentView, ReservationView } from '@haopai/contracts';

/** Starts in an hour of the year 1970. */
export const anAuction = (change: Partial<AuctionView> = {}): AuctionView => ({
  id: 1,
  title: '2026年第12期',
  state: 'coming',
  startsAtMs: 3_600_000,
  endedAtMs: null,
  lotCount: 20,
  depositFen: 500_000,
  sharesMax: 5,
  paymentDays: 5,
  firstBidMs: 300_000,
  countdownMs: 60_000,
  ladderFen: [100_000, 200_000, 300_000, 400_000, 500_000],
  ...change,
});

/** Paid, with one free share. */
export const anEnrolment = (change: Partial<EnrolmentView> = {}): EnrolmentView => ({
  id: 3,
  auction: anAuction(),
  state: 'paid',
  createdAtMs: 0,
  paidAtMs: 60_000,
  depositFen: 500_000,
  orderNo: '202611261405000001',
  dueAtMs: null,
  paddleNo: 1208,
  accessCode: 'K7M2PQ',
  disqualified: null,
  entries: [{ entryId: 1, vin: '1M8GDM9AXKP042788', deposit: 'held', isReserved: false, lot: null }],
  pickUp: null,
  ...change,
});

/** Waits for the administrator. */
export const aReservation = (change: Partial<ReservationView> = {}): ReservationView => ({
  id: 4,
  plate: { number: '浙G8888A', kind: 'ordinary', colour: 'blue', isPersonalised: true, region: '330702' },
  vin: '1M8GDM9AXKP042788',
  state: 'pending',
  reason: null,
  createdAtMs: 0,
  decidedAtMs: null,
  depositFen: null,
  orderNo: null,
  payByMs: null,
  auction: null,
  lotId: null,
  ...change,
});
