// What stands on a confirmation, as it is known when its file is made.
import type { PlateView } from '@haopai/contracts';

export interface ConfirmationFacts {
  readonly plate: PlateView;
  /** Empty once the account is closed. */
  readonly holder: string;
  readonly vin: string;
  readonly priceFen: number;
  /** Null while the balance waits for money. */
  readonly paidAtMs: number | null;
  /** Null at a fixed price. */
  readonly sale: SaleFacts | null;
}

export interface SaleFacts {
  readonly auctionTitle: string;
  readonly lotNo: number;
  readonly paddleNo: number | null;
  readonly soldAtMs: number;
  readonly depositFen: number;
  /** What was still to be paid, and until when; null where the deposit has paid for all. */
  readonly balance: { readonly amountFen: number; readonly dueAtMs: number } | null;
}
