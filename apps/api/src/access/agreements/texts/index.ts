// Every version of the user agreement that releases brought, oldest first. Append; never edit one that has been published.
import type { Agreement } from '../agreement';
import en from './en';
import zh from './zh';

const VERSIONS = ['2026-11-01', '2026-11-29'] as const;

export const AGREEMENTS: readonly Agreement[] = VERSIONS.map((version) => ({
  version,
  publishedAtMs: Date.parse(`${version}T00:00:00+08:00`),
  texts: { zh: zh[version], en: en[version] },
}));
