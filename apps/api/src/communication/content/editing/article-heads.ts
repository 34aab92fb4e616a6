// An article's head as editors see it, in SQL: its titles, its state by the database's clock, and when it was last changed.
import type { AdminArticleHead } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';

export const ARTICLE_STATE = `CASE WHEN a.published_at_ms > ${SERVER_NOW_MS} THEN 'scheduled' WHEN a.published_at_ms IS NOT NULL THEN 'published'
  WHEN a.withdrawn_at_ms IS NOT NULL THEN 'withdrawn' ELSE 'draft' END`;

export const ARTICLES_WITH_TITLES = `FROM articles a
  LEFT JOIN article_translations zh ON zh.article_id = a.id AND zh.language = 'zh'
  LEFT JOIN article_translations en ON en.article_id = a.id AND en.language = 'en'`;

export const ARTICLE_HEAD = `a.id, a.slug, a.kind, a.position, a.version, a.published_at_ms AS publishedAtMs, ${ARTICLE_STATE} AS state,
  COALESCE(zh.title, '') AS zhTitle, COALESCE(en.title, '') AS enTitle,
  GREATEST(COALESCE(zh.updated_at_ms, 0), COALESCE(en.updated_at_ms, 0)) AS updatedAtMs`;

export interface HeadRow extends Omit<AdminArticleHead, 'titles'> {
  readonly position: number;
  readonly zhTitle: string;
  readonly enTitle: string;
}

export function headOfRow({
  id,
  slug,
  kind,
  state,
  zhTitle,
  enTitle,
  publishedAtMs,
  updatedAtMs,
  version,
}: HeadRow): AdminArticleHead {
  return { id, slug, kind, state, titles: { zh: zhTitle, en: enTitle }, publishedAtMs, updatedAtMs, version };
}
