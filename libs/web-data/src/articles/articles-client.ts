// Guides, announcements and contact details over REST, in the reader's language.
import { inject, Injectable } from '@angular/core';
import type {
  ArticleHead,
  ArticleKind,
  ArticleLanguage,
  ArticleView,
  ContactView,
  Page,
} from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';

export interface ArticleQuery {
  readonly kind: ArticleKind;
  readonly lang: ArticleLanguage;
  readonly page: number;
  readonly size: number;
  /** Words that title or text must hold; left out, all articles. */
  readonly search?: string;
}

@Injectable({ providedIn: 'root' })
export class ArticlesClient {
  private readonly api = inject(ApiClient);

  list({ search, ...query }: ArticleQuery): Promise<Outcome<Page<ArticleHead>>> {
    return this.api.get('/articles', search === undefined ? query : { ...query, search });
  }

  find(slug: string, lang: ArticleLanguage): Promise<Outcome<ArticleView>> {
    return this.api.get(`/articles/${encodeURIComponent(slug)}`, { lang });
  }

  contact(lang: ArticleLanguage): Promise<Outcome<ContactView>> {
    return this.api.get('/contact', { lang });
  }
}
