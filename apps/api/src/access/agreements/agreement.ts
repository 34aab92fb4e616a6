// The user agreement as the api knows it: a version, and its texts in the languages that the site had when it came.
import { type InSomeLanguages, type Language, LANGUAGES, wordsFor } from '@haopai/rules';

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
  /** In the default language at least. */
  readonly texts: InSomeLanguages<AgreementText>;
}

/** Of each language in which it is written, in the order of the list. */
export function writtenTexts(texts: Agreement['texts']): readonly (readonly [Language, AgreementText])[] {
  return LANGUAGES.flatMap((language) => {
    const text = texts[language];
    return text === undefined ? [] : [[language, text] as const];
  });
}

/** What a reader of `language` gets. */
export function agreementFor({ version, texts }: Agreement, language: Language): AgreementText {
  const text = wordsFor(texts, language);
  if (text === undefined) throw new Error(`Agreement ${version} has no text`);
  return text;
}
