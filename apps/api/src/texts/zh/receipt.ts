// The words of receipts, in Chinese.
import type { ReceiptWords } from '../shapes/receipt-words';

export const receipt: ReceiptWords = {
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
    listing: '定价购买号牌',
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
};
