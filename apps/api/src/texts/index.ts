// What the api says to people: text messages, pushes, papers, spreadsheets, calendars, pages for testers. A folder for each language, and the
// compiler names what is missing in one. Knows contracts and rules alone.
import type { InEachLanguage } from '@haopai/rules';
import { en } from './en';
import { zh } from './zh';
import type { Texts } from './shapes/texts';

export type { DevPayWords } from './shapes/dev-pay-words';
export type { PaperColumn, PaperWords } from './shapes/paper-words';
export type { ReceiptLabel, ReceiptWords } from './shapes/receipt-words';
export type { ReportColumn, ReportsWords } from './shapes/reports-words';
export type { ResultsColumn, ResultsWords } from './shapes/results-words';
export type { SmsParams, SmsTemplate } from './shapes/sms-words';

export const TEXTS: InEachLanguage<Texts> = { zh, en };
