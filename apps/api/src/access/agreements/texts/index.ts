// Every version of the user agreement that releases brought, oldest first. Append; never edit one that has been published.
import type { Agreement } from '../agreement';
import { agreement20261101En } from './agreement-2026-11-01.en';
import { agreement20261101Zh } from './agreement-2026-11-01.zh';
import { agreement20261129En, agreement20261129Zh } from './agreement-2026-11-29';

export const AGREEMENTS: readonly Agreement[] = [
  {
    version: '2026-11-01',
    publishedAtMs: Date.parse('2026-11-01T00:00:00+08:00'),
    texts: { zh: agreement20261101Zh, en: agreement20261101En },
  },
  {
    version: '2026-11-29',
    publishedAtMs: Date.parse('2026-11-29T00:00:00+08:00'),
    texts: { zh: agreement20261129Zh, en: agreement20261129En },
  },
];
