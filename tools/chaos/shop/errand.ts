// What a citizen wanted to pay for, and everything that they were told about it: the checker lays it beside the books.
import type { OrderState } from '@haopai/contracts';

export type ErrandKind = 'listing' | 'enrolmentDeposit';

/** What a citizen was told of an order of theirs. */
export interface Told {
  readonly askedAtMs: number;
  readonly heardAtMs: number;
  readonly state: OrderState;
  readonly amountFen: number;
  /** That the provider has paid back, by the site's word; of money that no order waited for as well. */
  readonly backFen: number;
}

export interface Errand {
  readonly citizenId: number;
  readonly kind: ErrandKind;
  /** The listing, or the auction. */
  readonly subjectId: number;
  /** Of one car, which no other errand names. */
  readonly vin: string;
  /** The price that was shown. */
  readonly amountFen: number;
  /** Null as long as nobody said that there is an order. */
  orderNo: string | null;
  /** Why there is none. */
  refusedWith: string | null;
  /** The number of the payment at the provider, once one was begun. */
  paymentNo: string | null;
  /** Whether the citizen has pressed "pay" at the provider: `asked` when no answer came. */
  pressed: 'no' | 'asked' | 'taken';
  readonly told: Told[];
  /** Nobody has to wait for anything any more. */
  isOver: boolean;
}

export function newErrand(
  wanted: Pick<Errand, 'citizenId' | 'kind' | 'subjectId' | 'vin' | 'amountFen'>,
): Errand {
  return {
    ...wanted,
    ...{ orderNo: null, refusedWith: null, paymentNo: null, pressed: 'no', told: [], isOver: false },
  };
}
