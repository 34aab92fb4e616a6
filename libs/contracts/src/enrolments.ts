// A citizen's sign-up for one auction as the wire shows it: shares and their VINs, what was paid, what each share came to.
import type { PlateVehicle } from '@haopai/rules/plates';
import type { AuctionView } from './auctions';
import type { PlateView } from './lots';
import type { DepositState } from './orders';
import type { DeclaredVehicleView } from './declared-vehicles';
import type { PaperName } from './hand-over';

/** `lapsed`: not paid in time. Paid as soon as one of its shares is. */
export type EnrolmentState = 'unpaid' | 'paid' | 'lapsed' | 'cancelled';

/** `open` while the lot is on sale; `lost` to another paddle; `defaulted` when it was won and the balance not paid in time. */
export type EntryOutcome = 'open' | 'won' | 'lost' | 'unsold' | 'withdrawn' | 'defaulted';

/** `POST /auctions/:id/enrolments`, with Idempotency-Key: one share for each VIN. Answers 201 with the EnrolmentView. */
/**
 * So long before enrolment closes nobody enrols any more: an order made later could not be paid in time. The last minute of it no payment can be
 * begun, and whoever pays has to look, choose and confirm.
 */
export const PAYS_BEFORE_CLOSE_MS = 5 * 60_000;

export interface EnrolBody {
  /** In a drill they are not looked at, and may be none: each share is given a toy VIN. */
  readonly vins: readonly string[];
  /** What the page counted; refused when there are more or fewer VINs. */
  readonly shares?: number;
  /** Which vehicle each car is, as many as VINs; a page of the release before says nothing of it. */
  readonly vehicles?: readonly PlateVehicle[];
}

/** `PUT /me/enrolments/:id/entries/:entryId/vin`: another car for a free share, before the start. Answers with the EnrolmentView. */
export interface ChangeEntryVinBody {
  /** The same as before where only the vehicle is declared. */
  readonly vin: string;
  readonly vehicle?: PlateVehicle;
}

/** `POST /me/enrolments/:id/entries/:entryId/limit`, with Idempotency-Key: an order of so much more deposit that so much may be bid. Answers 201 with its OrderHead. */
export interface RaiseLimitBody {
  readonly limitFen: number;
}

/** The lot that an entry stands behind. */
export interface EntryLotView {
  readonly lotId: number;
  readonly lotNo: number;
  readonly plate: PlateView;
  readonly outcome: EntryOutcome;
  /** Null until it is sold. */
  readonly hammerFen: number | null;
  /** Of a lot that was won: what is left to be paid; null when the deposit covers it, and before it is worked out. */
  readonly balanceOrderNo: string | null;
  /** Of that order; null without one. */
  readonly balanceFen: number | null;
  /** Until when it waits to be paid; null when it does not. */
  readonly balanceDueAtMs: number | null;
  /** It was won and paid; then the price was paid back, and the plate is the office's again. */
  readonly isReturned?: true;
}

export interface EnrolmentEntryView {
  readonly entryId: number;
  readonly vin: string;
  /** Null where nobody has said; missing from a server of the release before. */
  readonly vehicle?: DeclaredVehicleView | null;
  /** Null until it is paid. */
  readonly deposit: DepositState | null;
  /** Of all that was paid for it; null until it is paid, missing from a server of the release before. */
  readonly depositFen?: number | null;
  /** The highest amount that may be bid with it; null, or missing, where the auction sets no limit. */
  readonly limitFen?: number | null;
  /** True when the deposit of a reservation stands for it. */
  readonly isReserved: boolean;
  /** Null while it is free. */
  readonly lot: EntryLotView | null;
}

export interface PickUpPlate {
  /** Null at a fixed price. */
  readonly lotId: number | null;
  readonly plate: PlateView;
  readonly vin: string;
  /** When it was fetched; null until then, missing from a server of the release before. */
  readonly collectedAtMs?: number | null;
}

/** Plates that are won and paid in full; at `GET /me/orders/:orderNo/pick-up` one that was bought at a fixed price, at no address of the release before. */
export interface PickUpView {
  readonly plates: readonly PickUpPlate[];
  /** When the first of them can be fetched. */
  readonly fromMs: number;
  /** What is checked at the desk, as the office has set it; where and when stands in `GET /contact`. */
  readonly toBring: readonly PaperName[];
  /** What the office says of this auction's plates; empty when nothing is to be said. */
  readonly text: string;
}

/** Of a paddle that was put out of its auction. */
export interface DisqualificationView {
  readonly reason: string;
  readonly atMs: number;
}

/** `GET /auctions/:id/enrolments/mine`, and the items of `GET /me/enrolments?page=&size=`, the newest first. */
export interface EnrolmentView {
  readonly id: number;
  readonly auction: AuctionView;
  readonly state: EnrolmentState;
  readonly createdAtMs: number;
  readonly paidAtMs: number | null;
  /** Of all shares. */
  readonly depositFen: number;
  /** The order of the shares; null where all of them were reserved. */
  readonly orderNo: string | null;
  /** Until when that order waits to be paid; null when nothing does. */
  readonly dueAtMs: number | null;
  /** Null until it is paid. */
  readonly paddleNo: number | null;
  readonly accessCode: string | null;
  /** There is one, and this session has to confirm itself before it is shown (`POST /me/confirmation`). */
  readonly isCodeHidden?: true;
  /** Null unless its paddle was put out of the auction. */
  readonly disqualified: DisqualificationView | null;
  readonly entries: readonly EnrolmentEntryView[];
  /** Null until a plate can be fetched. */
  readonly pickUp: PickUpView | null;
}
