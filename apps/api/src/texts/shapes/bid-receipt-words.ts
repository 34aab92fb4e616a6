// What the receipt of a bid says on paper.
import type { OwnBid } from '@haopai/contracts';

export interface BidReceiptWords {
  readonly title: string;
  readonly fileName: string;
  readonly labels: Readonly<Record<BidReceiptLabel, string>>;
  readonly kinds: Readonly<Record<OwnBid['kind'], string>>;
  readonly outcomes: Readonly<Record<OwnBid['outcome'], string>>;
  /** By code; one that is not here is told by its code. */
  readonly reasons: Readonly<Record<string, string>>;
  readonly acceptedNotes: readonly string[];
  readonly refusedNotes: readonly string[];
  readonly notes: readonly string[];
  /** Above what is printed for who checks it. */
  readonly smallPrint: Readonly<
    Record<'leaf' | 'before' | 'event' | 'proof' | 'checkpoint' | 'witnessKeys' | 'none', string>
  >;
  /** Beside the code with the address of the page. */
  readonly proof: readonly string[];
}

export type BidReceiptLabel =
  | 'bidId'
  | 'auction'
  | 'plate'
  | 'paddle'
  | 'kind'
  | 'amount'
  | 'acceptedAt'
  | 'receivedAt'
  | 'outcome'
  | 'reason'
  | 'judgedBy'
  | 'log'
  | 'leaf'
  | 'treeSize'
  | 'logKey';
