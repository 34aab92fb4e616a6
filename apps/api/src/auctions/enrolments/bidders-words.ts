// Headings and words of the list of bidders as a file.
import type { DepositState, EnrolmentState } from '@haopai/contracts';

export const BIDDER_HEADINGS: readonly string[] = [
  ...['竞价号', '姓名或名称', '类别', '证件所在地', '报名状态', '报名时间', '支付时间', '订单号'],
  ...['车架号', '份额状态', '预约', '保证金（元）', '保证金状态', '标的号', '号牌'],
];

export const KIND_WORDS = { person: '自然人', organisation: '法人' } as const;

export const ENROLMENT_WORDS: Readonly<Record<EnrolmentState, string>> = {
  ...{ unpaid: '待支付', paid: '已支付', lapsed: '已失效', cancelled: '已取消' },
};

export const DEPOSIT_WORDS: Readonly<Record<DepositState, string>> = {
  ...{ held: '保管中', applied: '已抵价款', refunded: '已退还', forfeited: '已没收' },
};
