// The words of the page of texts that no phone got, in English.
import type { DevSmsWords } from '../shapes/dev-pages-words';

export const devSms: DevSmsWords = {
  title: 'SMS sandbox',
  lead: 'This is a test site: text messages reach no phone. Each one is listed here, the newest first; the page reloads every 5 seconds.',
  empty: 'No messages yet. Ask for a code on the site, and it will appear here.',
  code: 'Code',
  all: 'All numbers',
};
