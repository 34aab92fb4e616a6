// The user agreement of 2 December 2026 in English: that of the day before, with when signs of bidders acting together are reckoned, and how long they are kept.
// Published: never edited, a change is a new version.
import type { AgreementText } from '../../agreement';
import { amendedIdentity } from '../amended';
import { agreement20261201 } from './agreement-2026-12-01';

export const agreement20261202: AgreementText = amendedIdentity(agreement20261201, [
  'Signs are reckoned when they are read, and are not stored.',
  'Signs are reckoned once, after the auction has ended, and kept with it; when an account is closed, its auctions are looked through again without its data.',
]);
