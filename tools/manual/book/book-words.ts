// The few words of the book that are in no guide.
import type { InEachLanguage } from '@haopai/rules';

export interface BookWords {
  readonly htmlLanguage: string;
  readonly site: string;
  readonly title: string;
  readonly subtitle: string;
  readonly edition: (date: string, edition: string) => string;
  readonly about: readonly string[];
  readonly contents: string;
  readonly partOpen: string;
  readonly partRules: string;
  readonly partRulesWords: string;
  readonly figure: (no: number) => string;
  /** How a guide says of itself that its page is not open. */
  readonly notOpenYet: string;
}

export const BOOK_WORDS: InEachLanguage<BookWords> = {
  zh: {
    htmlLanguage: 'zh-CN',
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
  },
  en: {
    htmlLanguage: 'en',
    site: 'Haopai 号牌',
    title: 'Operation manual',
    subtitle: 'Number plates, sold in public',
    edition: (date, edition) => `${date} · edition ${edition}`,
    about: [
      'This manual is made of the site’s guides. The pictures are of its real pages; the people, documents and numbers in them are made up.',
      'The guides on the site are always the newest. Where they differ from this manual, they count.',
    ],
    contents: 'Contents',
    partOpen: 'Open now',
    partRules: 'Opening soon',
    partRulesWords:
      'The pages of these chapters were not open when this manual was made. Only their rules are told.',
    figure: (no) => `Figure ${no}`,
    notOpenYet: 'opening soon',
  },
};
