// The words of announcements of auctions, in Chinese.
import type { AnnouncementWords } from '../shapes/announcement-words';

export const announcement: AnnouncementWords = {
  title: '号牌竞买公告',
  fileName: '号牌竞买公告',
  labels: {
    auction: '竞买期',
    publishedAt: '公布时间（北京时间）',
    enrolment: '报名和付保证金（北京时间）',
    startsAt: '竞买开始（北京时间）',
    stagger: '号牌依次开始',
    lots: '号牌数量',
    deposit: '每份保证金',
    sharesMax: '每人最多份数',
    ladder: '每次加价',
    firstBid: '首次出价倒计时',
    countdown: '每次出价后倒计时',
    payment: '余款付款期限',
    pickUp: '取牌说明',
    conditions: '特别条件',
    attachment: '附件',
    plates: '号牌和起价',
  },
  auction: (title) => title,
  allTogether: '同时开始',
  seconds: (count) => `${count} 秒`,
  days: (count) => `竞得后 ${count} 天内`,
  period: (from, until) => `${from} 至 ${until}`,
  plate: (plate, price) => `${plate} ${price}`,
  notes: [
    '一份保证金只能竞得一块号牌，并对应一个车架号。没有竞得的，保证金自动退回。',
    '首次出价倒计时内没有人出价的号牌流拍；每次出价后重新倒计时，到零时最高的出价竞得。',
    '竞得后没有按时付清余款的，保证金不退。',
    '本公告由系统按已公布的条件生成。条件公布后不再改变；更正和说明另行公布，并生成新的公告。',
  ],
  amended: '更正和说明：',
};
