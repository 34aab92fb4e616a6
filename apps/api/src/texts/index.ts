// What the api says to people: text messages, pushes, papers, spreadsheets, calendars, pages for testers. A folder for each language, and the
// compiler names what is missing in one. Knows contracts and rules alone.
import { type InEachLanguage, knownLanguage, type Language } from '@haopai/rules';
import { en } from './en';
import { zh } from './zh';
import type { Texts } from './shapes/texts';

export type { AnnouncementLabel } from './shapes/announcement-words';
export type { BidReceiptLabel, BidReceiptWords } from './shapes/bid-receipt-words';
export type { ConfirmationLabel, ConfirmationWords } from './shapes/confirmation-words';
export type { DevPayWords } from './shapes/dev-pay-words';
export type { PaperColumn, PaperWords } from './shapes/paper-words';
export type { ReceiptLabel, ReceiptWords } from './shapes/receipt-words';
export type { ReportColumn, ReportsWords } from './shapes/reports-words';
export type { ResultsColumn, ResultsWords } from './shapes/results-words';
export type { SheetColumn } from './shapes/sheet-words';
export type { SmsParams, SmsTemplate } from './shapes/sms-words';

const TEXTS: InEachLanguage<Texts> = { zh, en };

/** What was kept with a language that a later release brought is said in the default one. */
export function textsIn(language: Language): Texts {
  return TEXTS[knownLanguage(language)];
}
