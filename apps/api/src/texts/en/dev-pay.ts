// The words of the sandbox’s pay page, in English.
import type { DevPayWords } from '../shapes/dev-pay-words';

export const devPay: DevPayWords = {
  title: 'Test payment',
  name: 'Haopai',
  lead: 'This is a test site: no real money moves.',
  amount: 'Amount',
  subject: 'For',
  orderNo: 'Order',
  until: 'Pay by',
  choices: 'Choose what happens, and see what the site does',
  pay: { label: 'Pay', help: 'As if all of it was paid. Takes you back to the order.' },
  fail: {
    label: 'Let the payment fail',
    help: 'As if there was too little on the account. You can pay the order again.',
  },
  leave: { label: 'Do not pay now, go back', help: 'Nothing happens: the order goes on waiting.' },
  forTesters: 'For testers: how the notice of the payment arrives',
  courses: 'Notice of the payment',
  course: {
    prompt: 'At once',
    late: 'A minute later',
    twice: 'Twice',
    outOfOrder: 'Out of order: first “paid”, then “waiting”',
    never: 'Never: the site has to ask by itself',
  },
  ended: {
    paid: 'This payment is made. There is nothing more to pay.',
    failed: 'This payment failed. Go back to the order and pay again.',
    over: 'The time for this payment is over. It can no longer be made, and no money was taken. Go back to the order.',
    unknown: 'There is no such payment. Go back to your orders and pay from there.',
  },
  back: 'Back to the order',
  orders: 'Your orders',
};
