// Guides, announcements and contact details over REST, in the reader's language.
import { inject, Injectable } from '@angular/core';
import type { ArticleHead, ArticleKind, ArticleView, ContactView, Page } from '@haopai/contracts';
import type { Language } from '@haopai/rules';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import type { ReadRequest } from '../reading/read-request';

export interface ArticleQuery {
  readonly kind: ArticleKind;
  readonly lang: Language;
  readonly page: number;
  readonly size: number;
  /** Words that title or text must hold; left out, all articles. */
  readonly search?: string;
}

@Injectable({ providedIn: 'root' })
export class ArticlesClient {
  private readonly api = inject(ApiClient);

  list(query: ArticleQuery): Promise<Outcome<Page<ArticleHead>>> {
    return this.api.ask(this.page(query));
  }

  page({ search, ...query }: ArticleQuery): ReadRequest<Page<ArticleHead>> {
    return { path: '/articles', params: search === undefined ? query : { ...query, search } };
  }

  find(slug: string, lang: Language): ReadRequest<ArticleView> {
    return { path: `/articles/${encodeURIComponent(slug)}`, params: { lang } };
  }

  contact(lang: Language): ReadRequest<ContactView> {
    return { path: '/contact', params: { lang } };
  }
}
