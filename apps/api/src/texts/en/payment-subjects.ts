// What a payment is for, as the payer reads it at the provider, in English.
import type { PaymentSubjects } from '../shapes/payment-subjects';

export const paymentSubjects: PaymentSubjects = {
  listing: 'Number plate',
  enrolmentDeposit: 'Auction deposit',
  reservationDeposit: 'Reservation deposit',
  balance: 'Balance of a plate won',
};
