// What a confirmation of a sale or of a plate says.
import type { ConfirmationKind, PlateView } from '@haopai/contracts';

export interface ConfirmationWords {
  readonly titles: Readonly<Record<ConfirmationKind, string>>;
  readonly labels: Readonly<Record<ConfirmationLabel, string>>;
  readonly plateKinds: Readonly<Record<PlateView['kind'], string>>;
  readonly byAuction: string;
  readonly fixedPrice: string;
  readonly auction: (title: string) => string;
  readonly notes: Readonly<Record<ConfirmationKind, readonly string[]>>;
  readonly signedBy: (signer: string) => string;
  readonly unsigned: string;
  /** Why it is signed, as programs that read PDFs show it. */
  readonly reasons: Readonly<Record<ConfirmationKind, string>>;
  /** Beside the QR code. */
  readonly check: { readonly how: string; readonly number: string; readonly characters: string };
}

export type ConfirmationLabel =
  | 'number'
  | 'givenAt'
  | 'winner'
  | 'holder'
  | 'plate'
  | 'plateKind'
  | 'vin'
  | 'way'
  | 'auction'
  | 'lotNo'
  | 'paddleNo'
  | 'soldAt'
  | 'hammer'
  | 'price'
  | 'deposit'
  | 'balance'
  | 'dueAt'
  | 'paidAt';
