// The words of confirmations, in Chinese.
import type { ConfirmationWords } from '../shapes/confirmation-words';

export const confirmation: ConfirmationWords = {
  titles: { sale: '成交确认书', plate: '号牌确认书' },
  labels: {
    number: '编号',
    givenAt: '出具时间（北京时间）',
    winner: '竞得人',
    holder: '号牌所有人',
    plate: '号牌',
    plateKind: '号牌种类',
    vin: '车架号',
    way: '取得方式',
    auction: '竞买期',
    lotNo: '序号',
    paddleNo: '竞价号',
    soldAt: '成交时间（北京时间）',
    hammer: '成交价',
    price: '价款',
    deposit: '保证金（抵作价款）',
    balance: '应付余款',
    dueAt: '付款期限（北京时间）',
    paidAt: '付清时间（北京时间）',
  },
  plateKinds: { ordinary: '普通号牌', newEnergy: '新能源号牌' },
  byAuction: '网上竞买',
  fixedPrice: '定价购买',
  auction: (title) => title,
  notes: {
    sale: [
      '竞得人以最高有效出价竞得上述号牌，成交记录已公示。',
      '竞得人应在付款期限前付清余款。逾期不付的，保证金不予退还，本确认书随之失效。',
      '本确认书不是号牌的权属凭证；价款付清后另出具号牌确认书。',
    ],
    plate: [
      '上述号牌的价款已经付清。请凭本确认书和有效证件，按取牌办法办理登记和领取。',
      '价款退回、号牌收回的，本确认书随之失效。',
    ],
  },
  signedBy: (signer) => `本文件带有 ${signer} 的电子签名，可在 PDF 阅读软件中验证；打印件请以核验页面为准。`,
  unsigned: '本文件没有电子签名，真伪以核验页面为准。',
  reasons: { sale: '出具成交确认书', plate: '出具号牌确认书' },
  check: {
    how: '扫描二维码，或打开核验页面并输入编号和校验码，核对本文件的真伪和效力：',
    number: '编号：',
    characters: '校验码：',
  },
};
