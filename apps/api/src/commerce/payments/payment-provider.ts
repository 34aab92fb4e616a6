// Port: whoever takes citizens' money and pays it back. What a provider answered is a value, never an exception.
import type { Language } from '@haopai/rules';
import type { RefusalError } from '../../platform/errors';

/** A new one is named here, made in payment-providers.ts and switched on in platform/config/read-payments-config.ts. */
export const PROVIDER_NAMES = ['sandbox', 'alipay'] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

export interface NewPayment {
  /** Digits only; the same for every try to begin it. */
  readonly paymentNo: string;
  readonly orderNo: string;
  readonly amountFen: number;
  /** What the payer reads. */
  readonly subject: string;
  readonly language: Language;
  /** The provider takes no money for it from then on. */
  readonly validUntilMs: number;
}

/** A call of the provider's, as it came. */
export interface RawNotice {
  readonly body: string;
  /** Where it stands beside the body. */
  readonly signature: string | null;
}

/** What is true about a payment, by the provider's word. */
export type PaymentTruth =
  | {
      readonly kind: 'paid';
      readonly tradeNo: string;
      readonly amountFen: number;
      /** Null where the provider does not say. */
      readonly paidAtMs: number | null;
    }
  /** Nobody has paid yet, and somebody still may; also when nobody has begun to. */
  | { readonly kind: 'waiting' }
  /** It will never be paid, or all of it went back without us. */
  | { readonly kind: 'closed' };

/** A notice whose signature is right. Whether it fits is judged by who takes it. */
export interface ToldPayment {
  readonly paymentNo: string;
  readonly orderNo: string;
  readonly amountFen: number;
  /** ISO 4217. */
  readonly currency: string;
  /** It was meant for this site: its app and its account. */
  readonly isForUs: boolean;
  /** When it was sent. */
  readonly toldAtMs: number;
  readonly truth: PaymentTruth;
}

export interface RefundRequest {
  /** The same for every try: a provider pays back once for each. */
  readonly refundNo: string;
  readonly paymentNo: string;
  readonly amountFen: number;
}

/** What became of one try to pay back. */
export type RefundOutcome =
  | { readonly kind: 'done' }
  /** Certainly not taken, and trying again is of use. */
  | { readonly kind: 'later'; readonly code: string }
  /** Nobody knows: the next try first asks whether it was taken. */
  | { readonly kind: 'unknown'; readonly code: string }
  /** Certainly not taken, and never will be as it is: somebody has to look. */
  | { readonly kind: 'refused'; readonly code: string };

export abstract class PaymentProvider {
  abstract readonly name: ProviderName;
  /** What the provider wants to read when a notice was taken. */
  abstract readonly acknowledgement: string;

  /** Where the payer's browser goes: an address, or a path of this site. Can be asked again for the same payment. */
  abstract create(payment: NewPayment): Promise<string>;
  /** Refuses what the provider did not sign, and what cannot be read although it did. */
  abstract readNotice(
    notice: RawNotice,
  ): Promise<ToldPayment | RefusalError<'PAYMENT.FORGED' | 'REQUEST.INVALID'>>;
  /** Rejects when that cannot be told now. */
  abstract query(paymentNo: string): Promise<PaymentTruth>;
  abstract refund(request: RefundRequest): Promise<RefundOutcome>;
  /** Whether a try was taken; rejects when that cannot be told now. */
  abstract queryRefund(request: RefundRequest): Promise<'done' | 'none'>;
}
