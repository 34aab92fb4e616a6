// Use case: guides and announcements, listed, searched and read, for everybody.
import { Injectable } from '@nestjs/common';
import type { ArticleHead, ArticleKind, ArticleView, Page } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';
import { ArticlesStore } from './articles.store';
import { HtmlLaundry } from './html-laundry';

/** More words than this narrow nothing down. */
const TERMS_MAX = 6;

export interface ArticlesWanted {
  readonly kind: ArticleKind | null;
  readonly search: string;
  readonly language: Language;
  readonly page: number;
  readonly size: number;
}

@Injectable()
export class FindArticles {
  constructor(
    private readonly articles: ArticlesStore,
    private readonly laundry: HtmlLaundry,
  ) {}

  async page({ search, ...wanted }: ArticlesWanted): Promise<Page<ArticleHead>> {
    const terms = search
      .split(/\s+/)
      .filter((term) => term !== '')
      .slice(0, TERMS_MAX);
    const found = await this.articles.page({ ...wanted, terms });
    return { ...found, page: wanted.page, size: wanted.size };
  }

  async bySlug(slug: string, language: Language): Promise<ArticleView | RefusalError<'ARTICLE.NOT_FOUND'>> {
    const article = await this.articles.bySlug(slug, language);
    if (article === null) return new RefusalError('ARTICLE.NOT_FOUND', { slug });
    // Whatever way it came into the table.
    return { ...article, html: this.laundry.clean(article.html) };
  }
}
