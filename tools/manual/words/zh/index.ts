// The few words of the manual that are in no guide, in Chinese.
import type { ManualWords } from '../manual-words';

export const zh: ManualWords = {
  site: '号牌 Haopai',
  title: '操作手册',
  subtitle: '机动车号牌网上发放',
  edition: (date, edition) => `${date} · 版次 ${edition}`,
  about: [
    '这本手册由网站的办理指南编成。图都是网站的真实页面，图里的人、证件和号码都是虚构的。',
    '网站上的办理指南总是最新的。两处不一样的时候，以网站为准。',
  ],
  contents: '目录',
  partOpen: '现在可以办理',
  partRules: '即将开放',
  partRulesWords: '编这本手册时，下面几章所说的页面还没有开放。这里只写规则。',
  figure: (no) => `图 ${no}`,
  notOpenYet: '即将开放',
  searched: '验证码',
};
