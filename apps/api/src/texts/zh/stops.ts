// What is announced when a published auction is stopped, in Chinese.
import type { StopWords } from '../shapes/stop-words';

export const stops: StopWords = {
  postpone: ({ auction, link, startsAt, until, reason }) => ({
    title: `${auction}延期`,
    summary: `${auction}从 ${startsAt} 延期到 ${until}开始，报名继续有效。`,
    markdown: [
      `原定 **${startsAt}** 开始的${link}延期，改为 **${until}** 开始。`,
      `原因：${reason}`,
      '已有的报名、竞价号和验证码继续有效，报名截止时间随之改到新的开始时间。不想参加的，在新的开始时间以前到“我的竞买”退出，保证金自动退回原支付账户。',
    ].join('\n\n'),
  }),
  suspend: ({ auction, link, until, reason }) => ({
    title: `${auction}中止`,
    summary: `${auction}中止，${until}恢复，报名和已有的出价继续有效。`,
    markdown: [
      `${link}中止，**${until}** 恢复。`,
      `原因：${reason}`,
      '没有结束的号牌停在当前价和剩余时间，恢复时自动继续，剩余时间保留，至少还有一个出价倒计时。报名、竞价号、验证码、已有的出价和最高价继续有效。恢复以前不能出价。',
    ].join('\n\n'),
  }),
  withdrawLot: ({ auction, link, plate, reason }) => ({
    title: `${plate} 撤出${auction}`,
    summary: `${auction}的 ${plate} 已撤下，不再竞买，其他号牌不受影响。`,
    markdown: [
      `${link}的 **${plate}** 已撤下，不再竞买。`,
      `原因：${reason}`,
      '其他号牌不受影响，报名继续有效；没有竞得的保证金在竞买结束后自动退回。',
    ].join('\n\n'),
  }),
  cancel: ({ auction, link, startsAt, reason }) => ({
    title: `${auction}取消`,
    summary: `原定 ${startsAt}开始的${auction}已取消，保证金自动退回。`,
    markdown: [
      `原定 **${startsAt}** 开始的${link}已取消。`,
      `原因：${reason}`,
      '已付的保证金自动退回原支付账户，不用申请，到账情况见订单管理。没有付款的报名已关闭，不用再付款；之后到账的付款也会自动退回。已经成交的号牌不受影响。',
    ].join('\n\n'),
  }),
};
