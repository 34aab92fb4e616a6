// The words of the page of staff’s codes, in English.
import type { DevTotpWords } from '../shapes/dev-pages-words';

export const devTotp: DevTotpWords = {
  title: 'Codes of staff',
  lead: 'This is a test site: no phone is needed to log in to the back office. Below are the codes that the phones of staff show now. They change every 30 seconds and each counts once; the page reloads every 5 seconds.',
  empty: 'Nobody has bound a phone yet. The first log-in to the back office does.',
  code: 'Code',
};
