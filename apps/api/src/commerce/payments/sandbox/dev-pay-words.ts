// The words of the sandbox's pay page.
import type { InEachLanguage } from '@haopai/rules';
import type { NoticeCourse } from './notice-course';

interface Choice {
  readonly label: string;
  readonly help: string;
}

export interface DevPayWords {
  readonly title: string;
  readonly name: string;
  readonly other: string;
  readonly lead: string;
  readonly amount: string;
  readonly subject: string;
  readonly orderNo: string;
  readonly until: string;
  readonly choices: string;
  readonly pay: Choice;
  readonly fail: Choice;
  readonly leave: Choice;
  readonly forTesters: string;
  readonly courses: string;
  readonly course: Readonly<Record<NoticeCourse, string>>;
  readonly ended: Readonly<Record<'paid' | 'failed' | 'over' | 'unknown', string>>;
  readonly back: string;
  readonly orders: string;
}

export const DEV_PAY_WORDS: InEachLanguage<DevPayWords> = {
  zh: {
    title: '测试付款',
    name: 'Haopai',
    other: 'English',
    lead: '这里是测试环境，不会动用任何真实的钱。',
    amount: '金额',
    subject: '付款用途',
    orderNo: '订单号',
    until: '付款截止',
    choices: '请选一种结果，看看网站会怎样',
    pay: { label: '付款', help: '当作已经付清，回到订单。' },
    fail: { label: '付款失败', help: '当作余额不足等原因没有付成，回到订单后可以再付。' },
    leave: { label: '先不付，返回订单', help: '什么也不做，订单仍在等待付款。' },
    forTesters: '测试人员：到账通知怎样送达',
    courses: '到账通知',
    course: {
      prompt: '马上送达',
      late: '一分钟后才送达',
      twice: '同一通知送达两次',
      outOfOrder: '次序颠倒：先到“已付款”，后到“待付款”',
      never: '一直不送达，由网站自己去核实',
    },
    ended: {
      paid: '这笔支付已经付清，不用再付。',
      failed: '这笔支付没有付成。请回到订单重新支付。',
      over: '这笔支付已过截止时间，不能再付，没有扣款。请回到订单查看。',
      unknown: '没有这笔支付。请回到“订单管理”，从订单重新支付。',
    },
    back: '返回订单',
    orders: '订单管理',
  },
  en: {
    title: 'Test payment',
    name: 'Haopai',
    other: '中文',
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
  },
};
