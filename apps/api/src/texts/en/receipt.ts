// The words of receipts, in English.
import type { ReceiptWords } from '../shapes/receipt-words';

export const receipt: ReceiptWords = {
  title: 'Receipt of payment',
  fileName: 'Receipt',
  labels: {
    orderNo: 'Order',
    payer: 'Paid by',
    purpose: 'For',
    plate: 'Plate',
    auction: 'Auction',
    shares: 'Shares',
    vins: 'VIN',
    paidAt: 'Paid (Beijing time)',
    total: 'Amount paid',
    depositApplied: 'Deposit counted besides',
    refunded: 'Of it paid back',
    kept: 'Left after that',
  },
  purposes: {
    listing: 'A plate at a fixed price',
    enrolmentDeposit: 'Deposit for an auction',
    reservationDeposit: 'Deposit for a reservation',
    balance: 'Balance for a plate won in an auction',
  },
  shares: (count) => String(count),
  auction: (title) => title,
  notes: [
    'This receipt shows that the amount above has come in. It is no tax invoice.',
    'It can be had again at any time: log in and open your orders.',
  ],
  madeAt: 'Made (Beijing time): ',
};
