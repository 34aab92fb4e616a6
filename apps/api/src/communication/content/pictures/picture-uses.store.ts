// Where pictures are used: read from the very texts that readers get, so that it is never something else than what they see.
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/sequelize';
import type { PictureUses } from '@haopai/contracts';
import { QueryTypes } from 'sequelize';
import { Sequelize } from 'sequelize-typescript';
import type { Transaction } from '../../../platform/database';
import { ARTICLE_HEAD, ARTICLES_WITH_TITLES, type HeadRow, headOfRow } from '../editing/article-heads';
import { addressOfPicture, picturesIn } from './picture-name';

/** Articles in every state: what is withdrawn can be published again. Agreements show no pictures, but they may link to one. */
const TEXTS = `
  SELECT article_id AS articleId, NULL AS version, html FROM article_translations WHERE LOCATE(:address, html) > 0
  UNION ALL
  SELECT NULL, version, CONCAT(html, identity_html) FROM agreements
  WHERE LOCATE(:address, html) > 0 OR LOCATE(:address, identity_html) > 0`;

interface TextRow {
  readonly articleId: number | null;
  readonly version: string | null;
  readonly html: string;
}

interface Places {
  readonly articleIds: Set<number>;
  readonly agreements: Set<string>;
}

@Injectable()
export class PictureUsesStore {
  constructor(@InjectConnection() private readonly connection: Sequelize) {}

  /** Names of all that are used. */
  async used(): Promise<readonly string[]> {
    return [...(await this.places()).keys()];
  }

  /** Of each of these names; the article that was changed last comes first. */
  async of(names: readonly string[], transaction?: Transaction): Promise<(name: string) => PictureUses> {
    const places = await this.places(transaction);
    const ids = new Set(names.flatMap((name) => [...(places.get(name)?.articleIds ?? [])]));
    const rows = await this.heads([...ids], transaction);
    return (name) => {
      const { articleIds, agreements } = places.get(name) ?? nowhere();
      const articles = rows.filter(({ id }) => articleIds.has(id)).map(headOfRow);
      return { articles, agreements: [...agreements].sort().reverse() };
    };
  }

  private async places(transaction?: Transaction): Promise<ReadonlyMap<string, Places>> {
    const rows = await this.connection.query<TextRow>(TEXTS, {
      type: QueryTypes.SELECT,
      replacements: { address: addressOfPicture('') },
      ...(transaction === undefined ? {} : { transaction }),
    });
    const places = new Map<string, Places>();
    for (const { articleId, version, html } of rows) {
      for (const name of picturesIn(html)) {
        const of = places.get(name) ?? nowhere();
        if (articleId !== null) of.articleIds.add(articleId);
        if (version !== null) of.agreements.add(version);
        places.set(name, of);
      }
    }
    return places;
  }

  private async heads(ids: readonly number[], transaction?: Transaction): Promise<readonly HeadRow[]> {
    if (ids.length === 0) return [];
    return this.connection.query<HeadRow>(
      `SELECT ${ARTICLE_HEAD} ${ARTICLES_WITH_TITLES} WHERE a.id IN (:ids) ORDER BY updatedAtMs DESC, a.id DESC`,
      {
        type: QueryTypes.SELECT,
        replacements: { ids },
        ...(transaction === undefined ? {} : { transaction }),
      },
    );
  }
}

function nowhere(): Places {
  return { articleIds: new Set(), agreements: new Set() };
}
