// The words of the page of texts that no phone got, in Chinese.
import type { DevSmsWords } from '../shapes/dev-pages-words';

export const devSms: DevSmsWords = {
  title: '短信沙箱',
  lead: '这里是测试环境，短信不会发到手机。网站发出的每条短信都列在这里，最新的在最上面，页面每 5 秒刷新。',
  empty: '还没有短信。在网站上获取验证码，短信就会出现在这里。',
  code: '验证码',
  all: '全部号码',
};
