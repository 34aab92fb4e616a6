// What a push says: little, for whoever stands near sees it. The page behind it says the rest.
import type { NoticeView, PushMessage } from '@haopai/contracts';
import type { Language } from '@haopai/rules';

type Words = Pick<PushMessage, 'title' | 'body'>;
type WordsOf = Readonly<Record<Language, (data: NoticeView['data']) => Words>>;

const NOTICES_PATH = '/account/notices';

const PUSH_WORDS: Readonly<Record<NoticeView['kind'], WordsOf>> = {
  welcome: {
    zh: () => ({ title: '注册成功', body: '欢迎使用号牌网。' }),
    en: () => ({ title: 'Registered', body: 'Welcome to Haopai.' }),
  },
  passwordChanged: {
    zh: () => ({ title: '密码已修改', body: '不是本人操作，请立即找回密码。' }),
    en: () => ({ title: 'Password changed', body: 'If that was not you, recover it now.' }),
  },
  mobileChanged: {
    zh: () => ({ title: '手机已更换', body: '不是本人操作，请立即联系我们。' }),
    en: () => ({ title: 'Mobile changed', body: 'If that was not you, contact us now.' }),
  },
  addressChanged: {
    zh: () => ({ title: '地址已修改', body: '不是本人操作，请立即修改密码。' }),
    en: () => ({ title: 'Address changed', body: 'If that was not you, change the password now.' }),
  },
  newDevice: {
    zh: () => ({ title: '新设备登录', body: '不是本人操作，请立即修改密码。' }),
    en: () => ({ title: 'Log-in from a new device', body: 'If that was not you, change the password now.' }),
  },
  announcement: {
    zh: ({ titleZh }) => ({ title: '系统公告', body: String(titleZh ?? '') }),
    en: ({ titleEn }) => ({ title: 'Announcement', body: String(titleEn ?? '') }),
  },
  enrolled: {
    zh: () => ({ title: '报名成功', body: '竞价号和验证码在我的竞买里。' }),
    en: () => ({ title: 'Enrolled', body: 'Paddle number and access code are under your auctions.' }),
  },
  enrolmentLapsed: {
    zh: () => ({ title: '报名已失效', body: '到开始时保证金没有支付。' }),
    en: () => ({ title: 'Enrolment lapsed', body: 'The deposits were not paid by the start.' }),
  },
  auctionSoon: {
    zh: () => ({ title: '竞买即将开始', body: '请准备好竞价号和验证码。' }),
    en: () => ({ title: 'An auction starts soon', body: 'Have paddle number and access code at hand.' }),
  },
  lotWon: {
    zh: () => ({ title: '竞得号牌', body: '请按时支付余款。' }),
    en: () => ({ title: 'You won a plate', body: 'Pay the balance in time.' }),
  },
  lotCovered: {
    zh: () => ({ title: '竞得号牌', body: '保证金已付清价款。' }),
    en: () => ({ title: 'You won a plate', body: 'The deposit has paid for it.' }),
  },
  balanceSoon: {
    zh: () => ({ title: '余款即将到期', body: '请按时支付，逾期保证金不予退还。' }),
    en: () => ({ title: 'A balance is due soon', body: 'Pay it in time, or the deposit is forfeited.' }),
  },
  balanceExtended: {
    zh: () => ({ title: '余款支付期限延长', body: '新的期限在订单里。' }),
    en: () => ({ title: 'More time for a balance', body: 'The new time is with the order.' }),
  },
  balancePaid: {
    zh: () => ({ title: '余款已付清', body: '领取办法在我的竞买里。' }),
    en: () => ({ title: 'Balance paid', body: 'How to pick up the plate is under your auctions.' }),
  },
  depositsRefunded: {
    zh: () => ({ title: '保证金退还', body: '没有竞得的保证金正在退回。' }),
    en: () => ({ title: 'Deposits refunded', body: 'Those that won nothing are on their way back.' }),
  },
  depositForfeited: {
    zh: () => ({ title: '保证金不予退还', body: '余款逾期没有支付。' }),
    en: () => ({ title: 'Deposit forfeited', body: 'The balance was not paid in time.' }),
  },
  winDisqualified: {
    zh: () => ({ title: '竞得无效', body: '竞买资格已被取消，保证金不予退还。' }),
    en: () => ({
      title: 'Your win does not stand',
      body: 'Your paddle was disqualified; the deposit is forfeited.',
    }),
  },
  reservationApproved: {
    zh: () => ({ title: '预约已通过', body: '请按时支付保证金。' }),
    en: () => ({ title: 'Reservation approved', body: 'Pay the deposit in time.' }),
  },
  reservationRejected: {
    zh: () => ({ title: '预约没有通过', body: '原因在历史预约里。' }),
    en: () => ({ title: 'Reservation rejected', body: 'The reason is under your reservations.' }),
  },
  reservationLapsed: {
    zh: () => ({ title: '预约已失效', body: '保证金没有按时支付。' }),
    en: () => ({ title: 'Reservation lapsed', body: 'The deposit was not paid in time.' }),
  },
  reservationInAuction: {
    zh: () => ({ title: '预约的号牌进入竞买', body: '竞价号和验证码已发短信。' }),
    en: () => ({ title: 'A reserved plate is in an auction', body: 'The text message has paddle and code.' }),
  },
  watchStart: {
    zh: () => ({ title: '关注的号牌即将开始竞买', body: '打开关注列表查看。' }),
    en: () => ({ title: 'Watched plates start soon', body: 'See your watchlist.' }),
  },
  outbid: {
    zh: () => ({ title: '出价被超过', body: '关注的号牌有人出价更高。' }),
    en: () => ({ title: 'You were outbid', body: 'Somebody bid more for a plate that you watch.' }),
  },
  listingFree: {
    zh: () => ({ title: '关注的号牌可以买了', body: '它重新出售，先到先得。' }),
    en: () => ({ title: 'A watched plate is for sale again', body: 'First come, first served.' }),
  },
  listingSold: {
    zh: () => ({ title: '关注的号牌已售出', body: '已从关注列表去掉。' }),
    en: () => ({ title: 'A watched plate is sold', body: 'It has left your watchlist.' }),
  },
  newListings: {
    zh: () => ({ title: '有新号牌符合保存的查找', body: '打开通知查看。' }),
    en: () => ({ title: 'New plates fit your search', body: 'See your notices.' }),
  },
  newLots: {
    zh: () => ({ title: '新一期竞买有符合查找的号牌', body: '打开通知查看。' }),
    en: () => ({ title: 'A coming auction has plates you look for', body: 'See your notices.' }),
  },
  paidTwice: {
    zh: () => ({ title: '重复付款已退回', body: '多付的一笔正在退回。' }),
    en: () => ({ title: 'Second payment returned', body: 'What was paid twice is on its way back.' }),
  },
  paidTooLate: {
    zh: () => ({ title: '逾期付款已退回', body: '付款到账时订单已经结束。' }),
    en: () => ({ title: 'Late payment returned', body: 'The order had ended when the payment came.' }),
  },
};

export function pushMessage(
  notice: Pick<NoticeView, 'id' | 'kind' | 'data'>,
  language: Language,
): PushMessage {
  return { noticeId: notice.id, ...PUSH_WORDS[notice.kind][language](notice.data), path: NOTICES_PATH };
}
