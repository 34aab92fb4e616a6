// What the api says, in Chinese.
import type { Texts } from '../shapes/texts';
import { announcement } from './announcement';
import { bidReceipt } from './bid-receipt';
import { calendar } from './calendar';
import { confirmation } from './confirmation';
import { devMail } from './dev-mail';
import { devPay } from './dev-pay';
import { devSms } from './dev-sms';
import { devTotp } from './dev-totp';
import { handOver } from './hand-over';
import { keptHeads } from './kept-heads';
import { papers } from './papers';
import { paymentSubjects } from './payment-subjects';
import { pushes } from './pushes';
import { receipt } from './receipt';
import { reports } from './reports';
import { results } from './results';
import { sheets } from './sheets';
import { sms } from './sms';
import { stops } from './stops';
import { values } from './values';
import { work } from './work';

export const zh: Texts = {
  announcement,
  bidReceipt,
  calendar,
  confirmation,
  devMail,
  devPay,
  devSms,
  devTotp,
  handOver,
  keptHeads,
  papers,
  paymentSubjects,
  pushes,
  receipt,
  reports,
  results,
  sheets,
  sms,
  stops,
  values,
  work,
};
