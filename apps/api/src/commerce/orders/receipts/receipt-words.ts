// The words of receipts in both languages.
import type { OrderKind } from '@haopai/contracts';
import type { InEachLanguage } from '@haopai/rules';

export interface ReceiptWords {
  /** Of the document, for screen readers. */
  readonly tag: string;
  readonly title: string;
  readonly fileName: string;
  readonly labels: Readonly<Record<ReceiptLabel, string>>;
  readonly purposes: Readonly<Record<OrderKind, string>>;
  readonly shares: (count: number) => string;
  readonly auction: (title: string) => string;
  readonly notes: readonly string[];
  /** Before the time at which it was made. */
  readonly madeAt: string;
}

export type ReceiptLabel =
  | 'orderNo'
  | 'payer'
  | 'purpose'
  | 'plate'
  | 'auction'
  | 'shares'
  | 'vins'
  | 'paidAt'
  | 'total'
  | 'depositApplied'
  | 'refunded'
  | 'kept';

export const RECEIPT_WORDS: InEachLanguage<ReceiptWords> = {
  zh: {
    tag: 'zh-CN',
    title: '付款收据',
    fileName: '付款收据',
    labels: {
      orderNo: '订单号',
      payer: '付款人',
      purpose: '付款事项',
      plate: '号牌',
      auction: '竞买期',
      shares: '份额',
      vins: '车架号',
      paidAt: '付款时间（北京时间）',
      total: '实付金额',
      depositApplied: '另有保证金抵作价款',
      refunded: '其中已退回付款人',
      kept: '退款后余额',
    },
    purposes: {
      listing: '购买号牌（标卖）',
      enrolmentDeposit: '竞买保证金',
      reservationDeposit: '号牌预约保证金',
      balance: '竞得号牌的余款',
    },
    shares: (count) => `${count} 份`,
    auction: (title) => title,
    notes: [
      '本收据证明上述款项已经收到，不是发票，不能用于抵扣税款。',
      '请核对订单号：登录本站，在“个人中心 → 订单管理”中可以随时重新下载。',
    ],
    madeAt: '出具时间（北京时间）：',
  },
  en: {
    tag: 'en',
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
  },
};
