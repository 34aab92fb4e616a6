// All that the api says to people in one language.
import type { AnnouncementWords } from './announcement-words';
import type { BidReceiptWords } from './bid-receipt-words';
import type { CalendarWords } from './calendar-words';
import type { ConfirmationWords } from './confirmation-words';
import type { DevMailWords, DevSmsWords, DevTotpWords } from './dev-pages-words';
import type { DevPayWords } from './dev-pay-words';
import type { HandOverWords } from './hand-over-words';
import type { KeptHeadsWords } from './kept-heads-words';
import type { PaperWords } from './paper-words';
import type { PaymentSubjects } from './payment-subjects';
import type { PushWords } from './push-words';
import type { ReceiptWords } from './receipt-words';
import type { ReportsWords } from './reports-words';
import type { ResultsWords } from './results-words';
import type { SheetWords } from './sheet-words';
import type { SmsWords } from './sms-words';
import type { StopWords } from './stop-words';
import type { ValueWords } from './value-words';
import type { WorkWords } from './work-words';

export interface Texts {
  readonly announcement: AnnouncementWords;
  readonly bidReceipt: BidReceiptWords;
  readonly calendar: CalendarWords;
  readonly confirmation: ConfirmationWords;
  readonly devMail: DevMailWords;
  readonly devPay: DevPayWords;
  readonly devSms: DevSmsWords;
  readonly devTotp: DevTotpWords;
  readonly handOver: HandOverWords;
  readonly keptHeads: KeptHeadsWords;
  readonly papers: PaperWords;
  readonly paymentSubjects: PaymentSubjects;
  readonly pushes: PushWords;
  readonly receipt: ReceiptWords;
  readonly reports: ReportsWords;
  readonly results: ResultsWords;
  readonly sheets: SheetWords;
  readonly sms: SmsWords;
  readonly stops: StopWords;
  readonly values: ValueWords;
  readonly work: WorkWords;
}
