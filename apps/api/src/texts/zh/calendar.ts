// The words of an auction in a calendar, in Chinese.
import type { CalendarWords } from '../shapes/calendar-words';

export const calendar: CalendarWords = {
  summary: (auction) => `号牌竞买 ${auction}`,
  drill: '演练（不算数）：',
  description: (paddle) =>
    paddle === null
      ? '保证金还没有支付，到订单写明的时间不支付，报名失效。'
      : `竞价号 ${paddle}。验证码见短信或我的竞买。`,
};
