// One try to pay an order.
import type { ProviderName } from './payment-provider';

export interface Payment {
  readonly id: number;
  readonly paymentNo: string;
  readonly orderId: number;
  readonly citizenId: number;
  readonly provider: ProviderName;
  /** `odd`: the provider tells something that cannot be, and somebody has to look. */
  readonly state: 'open' | 'paid' | 'closed' | 'odd';
  readonly amountFen: number;
  readonly validUntilMs: number;
  /** The provider's own number for it, once it is paid. */
  readonly tradeNo: string | null;
}

export interface PaymentDraft {
  readonly orderId: number;
  readonly citizenId: number;
  readonly provider: ProviderName;
  readonly amountFen: number;
  /** By the database's clock, as all times here. */
  readonly createdAtMs: number;
  readonly validUntilMs: number;
  /** When the provider is asked if it has told nothing by then. */
  readonly askAtMs: number;
}
