// Confirmations: the numbered papers of a sale and of a plate, and how anybody finds out whether one is real.
import type { Language } from '@haopai/rules';
import type { PlateView } from './lots';

/** Of a sale by auction, once its bidders are settled; of a plate, once it is paid, by auction or at a fixed price. */
export const CONFIRMATION_KINDS = ['sale', 'plate'] as const;
export type ConfirmationKind = (typeof CONFIRMATION_KINDS)[number];

/** `undone`: the balance was not paid in time, or the price went back and the plate with it. */
export const CONFIRMATION_STATES = ['inForce', 'undone'] as const;
export type ConfirmationState = (typeof CONFIRMATION_STATES)[number];

/** `2026-000123`: the year in Beijing, and its series, which has no gap. */
export const CONFIRMATION_NUMBER = /^\d{4}-\d{6,9}$/;
/** Letters and digits that nobody takes for one another; upper case. */
export const CHECK_CHARACTERS = /^[2-9A-HJ-NP-Z]{8}$/;

export interface ConfirmationHead {
  readonly number: string;
  readonly kind: ConfirmationKind;
  readonly state: ConfirmationState;
  readonly givenAtMs: number;
}

/** `GET /me/confirmations?lotId=` or `?orderNo=`, and the same below `/admin`: the sale's before the plate's. */
export interface ConfirmationsView {
  readonly items: readonly ConfirmationHead[];
}

/** One file was given out in each language in which it was asked for. */
export interface ConfirmationFileView {
  readonly language: Language;
  /** In hexadecimal. */
  readonly sha256: string;
  /** It bears the office's electronic signature. */
  readonly isSigned: boolean;
}

/** `GET /confirmations/:number?check=`: what stands on a real one, for whoever holds it. */
export interface CheckedConfirmation extends ConfirmationHead {
  readonly plate: Pick<PlateView, 'number' | 'kind' | 'colour'>;
  /** `王**`. */
  readonly holder: string;
  /** Null at a fixed price. */
  readonly auctionTitle: string | null;
  readonly priceFen: number;
  readonly files: readonly ConfirmationFileView[];
}
