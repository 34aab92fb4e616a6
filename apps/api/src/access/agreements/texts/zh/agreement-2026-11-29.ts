// The user agreement of 29 November 2026 in Chinese: that of 1 November, but for what it says of maximum bids. Published: never edited, a change is a new version.
import type { AgreementText } from '../../agreement';
import { amended } from '../amended';
import { agreement20261101 } from './agreement-2026-11-01';

export const agreement20261129: AgreementText = amended(agreement20261101, [
  '<li>可以设置代理出价的上限。上限不会向他人显示；上限相同时，先设置者优先。</li>',
  `<li>可以设一个最高价，由系统代为出价，每次加最小的一档，最多出到最高价。最高价相同的，先设者优先。</li>
<li>一块号牌竞买结束以前，最高价是多少、是谁设的，不向其他任何人显示；出价记录中只写明有人设置、更改或取消了最高价，以及时间。代为出的价与其他出价一样，当即按竞价号公开。结束以后，出价记录公开每个最高价、设置它的竞价号，以及哪些出价是代为出的。</li>`,
]);
