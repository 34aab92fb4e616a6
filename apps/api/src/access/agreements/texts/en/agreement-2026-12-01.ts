// The user agreement of 1 December 2026 in English: that of the day before, with what is looked for after an auction that may be bidders acting together, by
// which data, and how long these are kept. Published: never edited, a change is a new version.
import type { AgreementText } from '../../agreement';
import { amended, amendedIdentity } from '../amended';
import { agreement20261130 } from './agreement-2026-11-30';

const withSigns: AgreementText = amendedIdentity(
  agreement20261130,
  [
    '<li>Time, network address and device of log-ins: so that owners notice log-ins that are not theirs.</li>',
    '<li>Time, network address and device of log-ins: so that owners notice log-ins that are not theirs; and after an auction, those of its bidders since it was published, to look for signs that bidders acted together.</li>',
  ],
  [
    '<p>Results and bid records show paddle numbers only.</p>',
    `<p>Results and bid records show paddle numbers only.</p>
<p>Signs that bidders acted together: staff who may see them see paddle numbers, and of network addresses and devices only the beginning of a keyed digest; each reading is put on record. The public sees how many there are of each kind, and no more. Signs are reckoned when they are read, and are not stored.</p>`,
  ],
  [
    '<li>For as long as the account exists; of log-ins only the last 20.</li>',
    `<li>For as long as the account exists; of log-ins only the last 20, and of the browsers that were logged in from only the last 20 (a keyed digest of each).</li>
<li>Log-ins, and browsers that were last logged in from, that are older than the site keeps its logs are deleted: after 190 days, or another time that the site has set, never less than 184.</li>`,
  ],
  [
    'address, mobile number, password, log-ins and notices are deleted at once.',
    'address, mobile number, password, log-ins, browsers that were logged in from and notices are deleted at once.',
  ],
);

export const agreement20261201: AgreementText = amended(withSigns, [
  '<li>Accounts that do so may be suspended, and the law applies.</li>',
  `<li>After each auction the site looks through its bid record, and the network addresses and devices that its bidders logged in with, for signs that bids were agreed. A sign is no proof: staff look into it, and nothing follows by itself; the public sees how many signs of each kind there are, and not whose. How long these log-ins are kept stands in the statement on identity data.</li>
<li>Accounts that do so may be suspended, and the law applies.</li>`,
]);
