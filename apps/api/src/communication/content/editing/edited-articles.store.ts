// Articles in every state as editors see and change them; what readers see of them is the business of ArticlesStore.
import { Injectable } from '@nestjs/common';
import { InjectConnection, InjectModel } from '@nestjs/sequelize';
import type {
  AdminArticleHead,
  AdminArticleView,
  ArticleKind,
  ArticleState,
  ArticleWords,
} from '@haopai/contracts';
import { SERVER_NOW_MS } from '@haopai/engine-mysql';
import { literal, QueryTypes, UniqueConstraintError } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import { type InEachLanguage, inEachLanguage, type Language, LANGUAGES } from '@haopai/rules';
import { ArticleModel, ArticleTranslationModel, type Transaction } from '../../../platform/database';
import type { ArticleText } from '../article-text';
import {
  ARTICLE_HEAD,
  ARTICLE_STATE,
  ARTICLES_WITH_TITLES,
  type HeadRow,
  headOfRow,
  TITLE_MATCHES,
} from './article-heads';

const NOW_MS = literal(SERVER_NOW_MS);
const EMPTY: ArticleWords = { title: '', summary: '', markdown: '' };
/** After those that the program ships. */
const LAST_POSITION = 1_000;

export interface EditedSearch {
  readonly kind: ArticleKind | null;
  readonly state: ArticleState | null;
  /** In titles and addresses. */
  readonly search: string;
  readonly page: number;
  readonly size: number;
}

export interface PublicationChange {
  readonly publishedAtMs: number | 'now' | null;
  readonly isWithdrawn: boolean;
}

@Injectable()
export class EditedArticlesStore {
  constructor(
    @InjectConnection() private readonly connection: Sequelize,
    @InjectModel(ArticleModel) private readonly articles: typeof ArticleModel,
    @InjectModel(ArticleTranslationModel) private readonly translations: typeof ArticleTranslationModel,
  ) {}

  /** What was changed last comes first. */
  async page(search: EditedSearch): Promise<{ items: readonly AdminArticleHead[]; total: number }> {
    const { kind, state, page, size } = search;
    const pattern = `%${search.search.trim().replace(/[\\%_]/g, '\\$&')}%`;
    const conditions = [
      '1 = 1',
      ...(kind === null ? [] : ['a.kind = :kind']),
      ...(state === null ? [] : [`${ARTICLE_STATE} = :state`]),
      ...(pattern === '%%' ? [] : [`(${TITLE_MATCHES} OR CONVERT(a.slug USING utf8mb4) LIKE :pattern)`]),
    ];
    const where = `${ARTICLES_WITH_TITLES} WHERE ${conditions.join(' AND ')}`;
    const replacements = { kind, state, pattern, size, offset: (page - 1) * size };
    const options = { type: QueryTypes.SELECT, replacements } as const;
    const [rows, [count]] = await Promise.all([
      this.connection.query<HeadRow>(
        `SELECT ${ARTICLE_HEAD} ${where} ORDER BY updatedAtMs DESC, a.id DESC LIMIT :size OFFSET :offset`,
        options,
      ),
      this.connection.query<{ readonly total: number }>(`SELECT COUNT(*) AS total ${where}`, options),
    ]);
    return { items: rows.map(headOfRow), total: count?.total ?? 0 };
  }

  /** Within a transaction nobody else changes it before that is over, a release that is installed included. */
  async byId(id: number, transaction?: Transaction): Promise<AdminArticleView | null> {
    const within = transaction === undefined ? {} : { transaction };
    if (transaction !== undefined)
      await this.articles.findByPk(id, { transaction, lock: transaction.LOCK.UPDATE, attributes: ['id'] });
    const [row] = await this.connection.query<HeadRow>(
      `SELECT ${ARTICLE_HEAD} ${ARTICLES_WITH_TITLES} WHERE a.id = :id`,
      {
        type: QueryTypes.SELECT,
        replacements: { id },
        ...within,
      },
    );
    if (row === undefined) return null;
    const found = await this.translations.findAll({ where: { articleId: id }, ...within });
    const wordsIn = (language: Language): ArticleWords => {
      const { title, summary, markdown } = found.find((one) => one.language === language) ?? EMPTY;
      return { title, summary, markdown };
    };
    return { ...headOfRow(row), position: row.position, texts: inEachLanguage(wordsIn) };
  }

  /** Null when the address is taken. */
  async add(
    transaction: Transaction,
    { slug, kind }: Pick<AdminArticleHead, 'slug' | 'kind'>,
    texts: InEachLanguage<ArticleText>,
  ): Promise<number | null> {
    try {
      const row = { slug, kind, position: LAST_POSITION, publishedAtMs: null };
      const { id } = await this.articles.create(row, { transaction });
      for (const language of LANGUAGES) await this.putText(transaction, id, language, texts[language]);
      return id;
    } catch (error) {
      if (error instanceof UniqueConstraintError) return null;
      throw error;
    }
  }

  async putText(
    transaction: Transaction,
    articleId: number,
    language: Language,
    text: ArticleText,
  ): Promise<void> {
    await this.translations.upsert(
      { articleId, language, ...text, updatedAtMs: Date.now() },
      { transaction },
    );
  }

  async setPosition(transaction: Transaction, id: number, position: number): Promise<void> {
    await this.articles.update({ position }, { where: { id }, transaction });
  }

  async setPublication(
    transaction: Transaction,
    id: number,
    { publishedAtMs, isWithdrawn }: PublicationChange,
  ): Promise<void> {
    const at = publishedAtMs === 'now' ? NOW_MS : publishedAtMs;
    const values = {
      publishedAtMs: at as number | null,
      withdrawnAtMs: (isWithdrawn ? NOW_MS : null) as number | null,
    };
    await this.articles.update(values, { where: { id }, transaction });
  }

  async countUp(transaction: Transaction, id: number): Promise<void> {
    await this.articles.increment('version', { where: { id }, transaction });
  }

  /** By the database's clock. */
  async isPast(transaction: Transaction, atMs: number): Promise<boolean> {
    const [row] = await this.connection.query<{ readonly isPast: number }>(
      `SELECT :atMs <= ${SERVER_NOW_MS} AS isPast`,
      { type: QueryTypes.SELECT, replacements: { atMs }, transaction },
    );
    return row?.isPast === 1;
  }
}
