// The published versions of the user agreement in Chinese, by their day.
import { agreement20261101 } from './agreement-2026-11-01';
import { agreement20261129 } from './agreement-2026-11-29';
import { agreement20261130 } from './agreement-2026-11-30';
import { agreement20261201 } from './agreement-2026-12-01';
import { agreement20261202 } from './agreement-2026-12-02';

export default {
  '2026-11-01': agreement20261101,
  '2026-11-29': agreement20261129,
  '2026-11-30': agreement20261130,
  '2026-12-01': agreement20261201,
  '2026-12-02': agreement20261202,
};
