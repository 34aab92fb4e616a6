// The hand-over desk: plates that were sold, whether they may be given out, which papers are checked, and who collected them.
import type { InEachLanguage, InSomeLanguages } from '@haopai/rules';
import type { PlateView } from './lots';
import type { DeclaredVehicleView } from './declared-vehicles';

/** How a plate was sold: as a lot, or at a fixed price. */
export const SALE_SOURCES = ['lot', 'listing'] as const;
export type SaleSource = (typeof SALE_SOURCES)[number];

/**
 * `ready`: paid, and still here. `refundAsked`: somebody wants to pay the price back and have the plate returned, and a colleague has to decide.
 * `notPaid`: it waits for money. `defaulted`: it was not paid in time. `refunded`: the plate is the office's again.
 */
export const HAND_OVER_STATES = [
  'ready',
  'collected',
  'refundAsked',
  'notPaid',
  'defaulted',
  'refunded',
] as const;
export type HandOverState = (typeof HAND_OVER_STATES)[number];

/** Whoever has bought it, or somebody who acts for them. */
export const COLLECTORS = ['holder', 'agent'] as const;
export type Collector = (typeof COLLECTORS)[number];

export const HAND_OVER_TEXT_MAX = 300;
export const HAND_OVER_FOUND_MAX = 20;
export const AGENT_NAME_MAX = 60;
export const HAND_OVER_PAPERS_MAX = 12;
export const PAPER_NAME_MAX = 80;

/** `POST /admin/hand-over/search`: what was scanned or typed stands in no address. */
export interface FindHandOversBody {
  /** A plate, an order’s number, what a QR code on a paper says, a VIN, a user name, a mobile or a document’s number. */
  readonly text: string;
}

export interface HandOverBuyer {
  readonly citizenId: number;
  readonly kind: 'person' | 'organisation';
  /** In full for those who may read citizens’ files; else of a person the first character. */
  readonly name: string;
  readonly maskedMobile: string | null;
  readonly maskedDocument: string | null;
}

/** That somebody has collected it. */
export interface CollectionView {
  readonly handOverId: number;
  readonly collectedAtMs: number;
  /** Who gave it out. */
  readonly staffName: string;
  readonly collector: Collector;
  /** In full for those who may give plates out: it stands on the slip. Null for the holder. */
  readonly agentName: string | null;
  /** Those that were checked. */
  readonly papers: readonly PaperName[];
}

/** Under each language in which it was written. */
export type PaperName = InSomeLanguages<string>;

export interface HandOverView {
  readonly way: SaleSource;
  /** Of the lot, or of the plate at a fixed price. */
  readonly saleId: number;
  readonly state: HandOverState;
  readonly plate: PlateView;
  readonly vin: string;
  /** Null where nobody has said. */
  readonly vehicle: DeclaredVehicleView | null;
  readonly buyer: HandOverBuyer;
  /** Null where the deposit has paid for all. */
  readonly orderNo: string | null;
  /** Null at a fixed price. */
  readonly lot: { readonly auctionId: number; readonly title: string; readonly lotNo: number } | null;
  readonly paidAtMs: number | null;
  /** Until when it waits for money; null where it does not. */
  readonly dueAtMs: number | null;
  readonly collection: CollectionView | null;
}

export interface HandOversFound {
  /** What may be given out first, then the newest; so many at most. */
  readonly sales: readonly HandOverView[];
  /** There are more: a plate or an order’s number says which. */
  readonly isMore: boolean;
}

/** `POST /admin/hand-over/collect`. */
export interface CollectBody {
  readonly way: SaleSource;
  readonly saleId: number;
  /** Of the list of papers that was shown. */
  readonly papersVersion: number;
  /** Which of them were checked, by their places from 0. */
  readonly ticked: readonly number[];
  readonly collector: Collector;
  /** Of an agent. */
  readonly agentName?: string;
}

/** `GET /admin/hand-over/papers`. */
export interface HandOverPapersView {
  /** 0 while those that are shipped count; a change names the one that it saw. */
  readonly version: number;
  readonly papers: readonly PaperName[];
}

/** `PUT /admin/hand-over/papers`. */
export interface ChangePapersBody {
  readonly version: number;
  readonly papers: readonly InEachLanguage<string>[];
  readonly reason: string;
}
