// What a payment is for, as the payer reads it at the provider, in Chinese.
import type { PaymentSubjects } from '../shapes/payment-subjects';

export const paymentSubjects: PaymentSubjects = {
  listing: '定价号牌',
  enrolmentDeposit: '竞买保证金',
  reservationDeposit: '预约保证金',
  balance: '竞得号牌余款',
};
