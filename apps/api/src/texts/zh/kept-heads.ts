// What the mail says that carries heads out of the site, in Chinese.
import type { KeptHeadsWords } from '../shapes/kept-heads-words';

export const keptHeads: KeptHeadsWords = {
  subject: '操作记录与竞价日志的摘要',
  lead: '请保存这封邮件。下面一行是操作记录和竞价日志此刻的摘要：以后任何改动都与它对不上。核对方法：把这一行存成文件，运行 npm run verify-heads -- 文件名（见 docs/runbook.md）。',
};
