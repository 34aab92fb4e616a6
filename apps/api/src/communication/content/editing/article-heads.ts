// An article's head as editors see it, in SQL: its titles, its state by the database's clock, and when it was last changed.
import type { AdminArticleHead } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { inEachLanguage, type Language, LANGUAGES } from '@haopai/rules';

export const ARTICLE_STATE = `CASE WHEN a.published_at_ms > ${SERVER_NOW_MS} THEN 'scheduled' WHEN a.published_at_ms IS NOT NULL THEN 'published'
  WHEN a.withdrawn_at_ms IS NOT NULL THEN 'withdrawn' ELSE 'draft' END`;

const inTurn = (part: (language: Language) => string, between: string): string =>
  LANGUAGES.map(part).join(between);

/** Its words in a language are joined as `in_` and that language. */
export const ARTICLES_WITH_TITLES = `FROM articles a
  ${inTurn(
    (language) =>
      `LEFT JOIN article_translations in_${language} ON in_${language}.article_id = a.id AND in_${language}.language = '${language}'`,
    '\n  ',
  )}`;

/** Of a pattern that is given as `:pattern`. */
export const TITLE_MATCHES = inTurn((language) => `in_${language}.title LIKE :pattern`, ' OR ');

export const ARTICLE_HEAD = `a.id, a.slug, a.kind, a.position, a.version, a.published_at_ms AS publishedAtMs, ${ARTICLE_STATE} AS state,
  ${inTurn((language) => `COALESCE(in_${language}.title, '') AS title_${language}`, ', ')},
  GREATEST(0, ${inTurn((language) => `COALESCE(in_${language}.updated_at_ms, 0)`, ', ')}) AS updatedAtMs`;

export interface HeadRow extends Omit<AdminArticleHead, 'titles'> {
  readonly position: number;
  /** `title_zh` and so on. */
  readonly [title: `title_${string}`]: string;
}

export function headOfRow(row: HeadRow): AdminArticleHead {
  const { id, slug, kind, state, publishedAtMs, updatedAtMs, version } = row;
  const titles = inEachLanguage((language) => row[`title_${language}`] ?? '');
  return { id, slug, kind, state, titles, publishedAtMs, updatedAtMs, version };
}
