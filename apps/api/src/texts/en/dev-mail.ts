// The page that shows testers the mails that nobody got, in English.
import type { DevMailWords } from '../shapes/dev-pages-words';

export const devMail: DevMailWords = {
  title: 'Test mails',
  lead: 'Mails that were not sent, kept for a day. No production has this page.',
  empty: 'No mails yet.',
};
