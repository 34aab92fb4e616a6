// The user agreement of 29 November 2026 in English: that of 1 November, but for what it says of maximum bids. Published: never edited, a change is a new version.
import type { AgreementText } from '../../agreement';
import { amended } from '../amended';
import { agreement20261101 } from './agreement-2026-11-01';

export const agreement20261129: AgreementText = amended(agreement20261101, [
  '<li>A ceiling can be left for the site to bid up to. It is never shown to others; of two equal ceilings the earlier wins.</li>',
  `<li>A maximum bid can be left: the site then bids in its owner’s place, the smallest step each time, up to that amount. Of two equal maximum bids the earlier wins.</li>
<li>Until bidding on the plate has ended, the amount of a maximum bid and whose it is are shown to nobody else; the bid record says only that somebody set, changed or cancelled one, and when. Bids made for it are public at once by paddle number, like every bid. After the end the bid record shows each maximum bid, the paddle that set it, and which bids were made for it.</li>`,
]);
