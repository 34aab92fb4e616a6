// Guides, announcements and contact details as the wire shows them: `GET /articles?kind=&search=&lang=&page=&size=`.
import type { Language } from '@haopai/rules';

export type ArticleKind = 'guide' | 'announcement';

export interface ArticleHead {
  readonly slug: string;
  readonly kind: ArticleKind;
  readonly title: string;
  readonly summary: string;
  readonly publishedAtMs: number;
  /** Where it is not there in the language that was asked for: in which it is shown. */
  readonly writtenIn?: Language;
}

/** `GET /articles/:slug?lang=`. */
export interface ArticleView extends ArticleHead {
  /** Sanitised. */
  readonly html: string;
  readonly updatedAtMs: number;
}

/** `GET /contact?lang=`. */
export interface ContactView {
  readonly office: string;
  readonly address: string;
  readonly hotline: string;
  readonly hours: string;
  readonly email: string;
  readonly notes: readonly string[];
}
