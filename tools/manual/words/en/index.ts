// The few words of the manual that are in no guide, in English.
import type { ManualWords } from '../manual-words';

export const en: ManualWords = {
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
  searched: 'code',
};
