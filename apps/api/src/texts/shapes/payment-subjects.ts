// What a payment is for.
import type { OrderKind } from '@haopai/contracts';

export type PaymentSubjects = Readonly<Record<OrderKind, string>>;
