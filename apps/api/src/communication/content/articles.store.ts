// Finds published articles for a reader of a language: those that are not wholly written in it in the default one. Whether one's time has come is the database's clock's word.
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/sequelize';
import type { ArticleHead, ArticleKind, ArticleView } from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { col, type FindOptions, literal, Op, type Order, type WhereOptions } from 'sequelize';
import { DEFAULT_LANGUAGE, type Language } from '@haopai/rules';
import { ArticleModel, ArticleTranslationModel } from '../../platform/database';

const NOW_MS = literal(SERVER_NOW_MS);

/** Guides stand in the order in which a newcomer needs them; all else has the newest first. */
const ORDER: Readonly<Record<ArticleKind, Order>> = {
  guide: [
    [col('article.position'), 'ASC'],
    [col('article.id'), 'ASC'],
  ],
  announcement: [
    [col('article.published_at_ms'), 'DESC'],
    [col('article.id'), 'DESC'],
  ],
};

export interface ArticleSearch {
  /** Null for all kinds. */
  readonly kind: ArticleKind | null;
  readonly language: Language;
  /** Each must occur in the title or the text. */
  readonly terms: readonly string[];
  /** From 1. */
  readonly page: number;
  readonly size: number;
}

@Injectable()
export class ArticlesStore {
  constructor(
    @InjectModel(ArticleModel) private readonly articles: typeof ArticleModel,
    @InjectModel(ArticleTranslationModel) private readonly translations: typeof ArticleTranslationModel,
  ) {}

  async page(search: ArticleSearch): Promise<{ items: readonly ArticleHead[]; total: number }> {
    const { kind, language, terms, page, size } = search;
    const found = {
      ...this.published(kind === null ? {} : { kind }),
      where: { [Op.and]: [forReadersOf(language), ...terms.map(holds)] },
    };
    const [rows, total] = await Promise.all([
      this.translations.findAll({
        ...found,
        attributes: ['language', 'title', 'summary'],
        order: ORDER[kind ?? 'announcement'],
        limit: size,
        offset: (page - 1) * size,
      }),
      this.translations.count(found),
    ]);
    return { items: rows.map((row) => toHead(row, language)), total };
  }

  /** Null when there is none, or it is not published. */
  async bySlug(slug: string, language: Language): Promise<ArticleView | null> {
    const where = forReadersOf(language);
    const row = await this.translations.findOne({ ...this.published({ slug }), where });
    return row === null ? null : { ...toHead(row, language), html: row.html, updatedAtMs: row.updatedAtMs };
  }

  private published(which: WhereOptions<ArticleModel>): Pick<FindOptions, 'include'> {
    const where = { [Op.and]: [which, { publishedAtMs: { [Op.lte]: NOW_MS } }] };
    return { include: [{ model: this.articles, required: true, where }] };
  }
}

/** Of a language in which an article is begun nobody reads anything yet. */
const IS_WHOLE = `title <> '' AND summary <> '' AND markdown <> ''`;

/** One row of each article. */
function forReadersOf(language: Language): WhereOptions {
  if (language === DEFAULT_LANGUAGE) return { language };
  const written = literal(
    `(SELECT article_id FROM article_translations WHERE language = '${language}' AND ${IS_WHOLE})`,
  );
  return {
    [Op.or]: [
      { language, articleId: { [Op.in]: written } },
      { language: DEFAULT_LANGUAGE, articleId: { [Op.notIn]: written } },
    ],
  };
}

/** The collation ignores case, also of full-width letters. */
function holds(term: string): WhereOptions {
  const pattern = `%${term.replace(/[\\%_]/g, '\\$&')}%`;
  return { [Op.or]: [{ title: { [Op.like]: pattern } }, { plainText: { [Op.like]: pattern } }] };
}

function toHead(
  { article, language, title, summary }: ArticleTranslationModel,
  asked: Language,
): ArticleHead {
  if (article === undefined) throw new Error('An article’s words were read without the article');
  const { slug, kind, publishedAtMs } = article;
  const head = { slug, kind, title, summary, publishedAtMs: publishedAtMs ?? 0 };
  return language === asked ? head : { ...head, writtenIn: language };
}
