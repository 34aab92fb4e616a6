// The words of the cashier's papers in both languages.
import type {
  LedgerAccount,
  LedgerEntryKind,
  OrderKind,
  RefundReason,
  RefundState,
  WinnerState,
} from '@haopai/contracts';
import type { InEachLanguage } from '@haopai/rules';

export type PaperColumn =
  | 'account'
  | 'opening'
  | 'debit'
  | 'credit'
  | 'closing'
  | 'plate'
  | 'paddle'
  | 'winner'
  | 'hammer'
  | 'deposit'
  | 'balance'
  | 'state'
  | 'orderNo'
  | 'dueAt'
  | 'paidAt'
  | 'time'
  | 'purpose'
  | 'amount'
  | 'paymentNo'
  | 'tradeNo'
  | 'refundNo'
  | 'why'
  | 'wantedAt'
  | 'changedAt'
  | 'reference'
  | 'entry'
  | 'key'
  | 'item';

export interface PaperWords {
  /** Of the document, for screen readers. */
  readonly tag: string;
  readonly workbook: string;
  readonly report: string;
  readonly sheets: Readonly<Record<'summary' | 'winners' | 'payments' | 'refunds' | 'ledger', string>>;
  readonly columns: Readonly<Record<PaperColumn, string>>;
  readonly accounts: Readonly<Record<LedgerAccount, string>>;
  readonly entries: Readonly<Record<LedgerEntryKind, string>>;
  readonly purposes: Readonly<Record<OrderKind, string>>;
  readonly winnerStates: Readonly<Record<WinnerState, string>>;
  readonly refundStates: Readonly<Record<RefundState, string>>;
  readonly refundReasons: Readonly<Record<RefundReason, string>>;
  readonly labels: Readonly<Record<'period' | 'madeAt' | 'madeBy' | 'books', string>>;
  readonly tables: Readonly<Record<'accounts' | 'income' | 'deposits' | 'provider', string>>;
  readonly income: Readonly<
    Record<'balances' | 'applied' | 'listings' | 'forfeits' | 'backOfSales' | 'total', string>
  >;
  readonly deposits: Readonly<
    Record<'opening' | 'received' | 'applied' | 'refunded' | 'forfeited' | 'closing', string>
  >;
  readonly provider: Readonly<Record<'in' | 'out' | 'outside' | 'compared' | 'differences' | 'open', string>>;
  readonly right: string;
  readonly wrong: string;
  readonly notes: readonly string[];
  readonly signatures: readonly string[];
}

export const PAPER_WORDS: InEachLanguage<PaperWords> = {
  zh: {
    tag: 'zh-CN',
    workbook: '结算明细',
    report: '资金报表',
    sheets: { summary: '汇总', winners: '竞得', payments: '收款', refunds: '退款', ledger: '分录' },
    columns: {
      account: '科目',
      opening: '期初',
      debit: '借方',
      credit: '贷方',
      closing: '期末',
      plate: '号牌',
      paddle: '竞价号',
      winner: '竞得人',
      hammer: '成交价',
      deposit: '保证金',
      balance: '余款',
      state: '状态',
      orderNo: '订单号',
      dueAt: '支付期限',
      paidAt: '付款时间',
      time: '时间',
      purpose: '事项',
      amount: '金额',
      paymentNo: '支付号',
      tradeNo: '交易号',
      refundNo: '退款号',
      why: '原因',
      wantedAt: '申请时间',
      changedAt: '最近变动',
      reference: '线下凭证',
      entry: '分录',
      key: '编号',
      item: '项目',
    },
    accounts: {
      provider: '支付机构存款',
      deposits: '保证金',
      sales: '号牌收入',
      forfeits: '没收保证金',
      refundsDue: '应退款',
      surplus: '多收款',
      outside: '线下退款',
    },
    entries: {
      paymentReceived: '收款',
      surplusReceived: '多收款',
      depositApplied: '保证金抵价款',
      depositForfeited: '保证金没收',
      depositRefunded: '保证金应退',
      refundBegun: '价款应退',
      surplusReturned: '多收款应退',
      refundPaid: '退款到账',
      refundPaidOutside: '线下退款',
    },
    purposes: {
      listing: '标卖',
      enrolmentDeposit: '竞买保证金',
      reservationDeposit: '预约保证金',
      balance: '余款',
    },
    winnerStates: { due: '待付', paid: '已付', defaulted: '违约' },
    refundStates: { wanted: '待退', sent: '退款中', done: '已退', failed: '失败' },
    refundReasons: {
      wonNothing: '没有竞得',
      abovePrice: '保证金多于成交价',
      enrolledTooLate: '报名已截止',
      plateGone: '预约的号牌另有去向',
      paidTooLate: '订单结束后付款',
      paidTwice: '重复付款',
      staff: '工作人员退款',
    },
    labels: { period: '期间（北京时间）', madeAt: '制表时间', madeBy: '制表人', books: '账目核验' },
    tables: {
      accounts: '科目余额（元）',
      income: '本期收入（元）',
      deposits: '保证金变动（元）',
      provider: '支付机构往来与对账',
    },
    income: {
      balances: '余款收入',
      applied: '保证金抵价款',
      listings: '标卖收入',
      forfeits: '没收保证金',
      backOfSales: '减：退回价款',
      total: '合计',
    },
    deposits: {
      opening: '期初保管',
      received: '收取',
      applied: '抵价款',
      refunded: '退还',
      forfeited: '没收',
      closing: '期末保管',
    },
    provider: {
      in: '收款（元）',
      out: '退款（元）',
      outside: '线下退款（元）',
      compared: '已完成对账（次）',
      differences: '发现差异（条）',
      open: '未处理差异（条）',
    },
    right: '借贷平衡，保证金分类相符',
    wrong: '账目不符，请先核对',
    notes: ['借方为正，贷方为负。保证金收取 = 保管 + 抵价款 + 退还 + 没收。'],
    signatures: ['制表：', '复核：', '批准：'],
  },
  en: {
    tag: 'en',
    workbook: 'Settlement',
    report: 'Treasury report',
    sheets: {
      summary: 'Summary',
      winners: 'Winners',
      payments: 'Payments',
      refunds: 'Refunds',
      ledger: 'Ledger',
    },
    columns: {
      account: 'Account',
      opening: 'Opening',
      debit: 'Debit',
      credit: 'Credit',
      closing: 'Closing',
      plate: 'Plate',
      paddle: 'Paddle',
      winner: 'Winner',
      hammer: 'Hammer price',
      deposit: 'Deposit',
      balance: 'Balance',
      state: 'State',
      orderNo: 'Order',
      dueAt: 'Due',
      paidAt: 'Paid',
      time: 'Time',
      purpose: 'For',
      amount: 'Amount',
      paymentNo: 'Payment',
      tradeNo: 'Trade',
      refundNo: 'Refund',
      why: 'Why',
      wantedAt: 'Wanted',
      changedAt: 'Last change',
      reference: 'Reference outside',
      entry: 'Entry',
      key: 'Key',
      item: 'Item',
    },
    accounts: {
      provider: 'At the provider',
      deposits: 'Deposits',
      sales: 'Sales',
      forfeits: 'Forfeits',
      refundsDue: 'Refunds due',
      surplus: 'Surplus',
      outside: 'Paid back outside',
    },
    entries: {
      paymentReceived: 'Payment',
      surplusReceived: 'Surplus payment',
      depositApplied: 'Deposit applied',
      depositForfeited: 'Deposit forfeited',
      depositRefunded: 'Deposit to be refunded',
      refundBegun: 'Sale to be refunded',
      surplusReturned: 'Surplus to be returned',
      refundPaid: 'Refund paid',
      refundPaidOutside: 'Refund paid outside',
    },
    purposes: {
      listing: 'Fixed price',
      enrolmentDeposit: 'Auction deposit',
      reservationDeposit: 'Reservation deposit',
      balance: 'Balance',
    },
    winnerStates: { due: 'Due', paid: 'Paid', defaulted: 'Defaulted' },
    refundStates: { wanted: 'Wanted', sent: 'Under way', done: 'Done', failed: 'Failed' },
    refundReasons: {
      wonNothing: 'Won nothing',
      abovePrice: 'Deposit above the price',
      enrolledTooLate: 'Paid after enrolment closed',
      plateGone: 'Reserved plate gone elsewhere',
      paidTooLate: 'Paid after the order had ended',
      paidTwice: 'Paid twice',
      staff: 'Refunded by staff',
    },
    labels: { period: 'Period (Beijing time)', madeAt: 'Made', madeBy: 'Made by', books: 'Books' },
    tables: {
      accounts: 'Accounts (CNY)',
      income: 'Income of the period (CNY)',
      deposits: 'Deposits (CNY)',
      provider: 'Provider and reconciliation',
    },
    income: {
      balances: 'Balances paid',
      applied: 'Deposits applied',
      listings: 'Fixed-price sales',
      forfeits: 'Deposits forfeited',
      backOfSales: 'Less: sales refunded',
      total: 'Total',
    },
    deposits: {
      opening: 'Held at the beginning',
      received: 'Received',
      applied: 'Applied',
      refunded: 'Refunded',
      forfeited: 'Forfeited',
      closing: 'Held at the end',
    },
    provider: {
      in: 'Received (CNY)',
      out: 'Paid back (CNY)',
      outside: 'Paid back outside (CNY)',
      compared: 'Comparisons made',
      differences: 'Differences found',
      open: 'Differences still open',
    },
    right: 'Balanced; deposits are accounted for',
    wrong: 'The books do not add up: look first',
    notes: [
      'Debits are above nought, credits below. Deposits received = held + applied + refunded + forfeited.',
    ],
    signatures: ['Made by:', 'Checked by:', 'Approved by:'],
  },
};
