// The user agreement as the api knows it: a version, and its texts in both languages.
import type { InEachLanguage } from '@haopai/rules';

export interface AgreementText {
  readonly title: string;
  readonly html: string;
  /** The statement on the handling of identity data: consent to it is given on its own (PIPL, article 29). */
  readonly identityTitle: string;
  readonly identityHtml: string;
}

export interface Agreement {
  readonly version: string;
  /** In force from then on, until a later one is. */
  readonly publishedAtMs: number;
  readonly texts: InEachLanguage<AgreementText>;
}
