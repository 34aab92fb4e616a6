// The page that shows testers the mails that nobody got, in Chinese.
import type { DevMailWords } from '../shapes/dev-pages-words';

export const devMail: DevMailWords = {
  title: '测试邮件',
  lead: '这里是没有发出的邮件，保留一天。只在测试环境有这个页面。',
  empty: '还没有邮件。',
};
