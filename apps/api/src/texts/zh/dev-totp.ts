// The words of the page of staff’s codes, in Chinese.
import type { DevTotpWords } from '../shapes/dev-pages-words';

export const devTotp: DevTotpWords = {
  title: '动态码沙箱',
  lead: '这里是测试环境，不用手机也能登录后台。下面是每名工作人员的手机现在会显示的动态码，每 30 秒更换，每个码只能用一次，页面每 5 秒刷新。',
  empty: '还没有人绑定手机。第一次登录后台时绑定。',
  code: '动态码',
};
