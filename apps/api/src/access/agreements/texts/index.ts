// Every version of the user agreement that releases brought, oldest first. Append; never edit one that has been published. A language that came later
// has the versions from then on, and those before it in translation where somebody wrote one.
import { type InEachLanguage, inEachLanguage } from '@haopai/rules';
import type { Agreement, AgreementText } from '../agreement';
import en from './en';
import zh from './zh';

const VERSIONS = ['2026-11-01', '2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02'] as const;

const TEXTS: InEachLanguage<Readonly<Partial<Record<(typeof VERSIONS)[number], AgreementText>>>> = {
  zh,
  en,
};

export const AGREEMENTS: readonly Agreement[] = VERSIONS.map((version) => ({
  version,
  publishedAtMs: Date.parse(`${version}T00:00:00+08:00`),
  texts: inEachLanguage((language) => TEXTS[language][version]),
}));
