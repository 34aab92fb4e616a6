// Guides or announcements: a search box, a page of them, and the way to the next page. The address holds search and page.
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ArticleKind } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { pageFromQuery, Pager } from '@haopai/web-app/lists';
import { LoadFailed, LoadStale, pagedReading } from '@haopai/web-app/loading';
import { ArticlesClient } from '@haopai/web-data';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { SEARCH_MAX, searchFromQuery } from './list-query';

/** Guides are looked over as a whole, announcements from the newest on. */
const PER_PAGE: Readonly<Record<ArticleKind, number>> = { guide: 30, announcement: 10 };

@Component({
  selector: 'hp-article-list-page',
  imports: [Icon, LoadFailed, LoadStale, Notice, Pager, RouterLink, Skeleton],
  templateUrl: './article-list-page.html',
  styleUrl: './article-list-page.scss',
})
export class ArticleListPage {
  private readonly router = inject(Router);
  private readonly words = inject(Words);
  private readonly client = inject(ArticlesClient);

  /** From the route. */
  readonly kind = input.required<ArticleKind>();
  /** From the query. */
  readonly search = input('', { transform: searchFromQuery });
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly date = this.words.date;
  protected readonly searchMax = SEARCH_MAX;
  protected readonly list = pagedReading(() => {
    const [search, kind] = [this.search(), this.kind()];
    const query = { kind, lang: this.words.language(), page: this.page(), size: PER_PAGE[kind] };
    return this.client.page(search === '' ? query : { ...query, search });
  });
  protected readonly area = computed(() => (this.kind() === 'guide' ? 'guides' : 'announcements'));
  /** In two columns, where there is room for them. */
  protected readonly rows = computed(() => Math.max(1, Math.ceil(this.list.items().length / 2)));
  protected readonly found = computed(() => {
    const list = this.list.value();
    if (this.search() === '' || list === null) return '';
    return this.say('articles.found', { count: list.total, search: this.search() });
  });

  protected async find(event: Event, typed: string): Promise<void> {
    event.preventDefault();
    const search = searchFromQuery(typed);
    await this.router.navigate([], { queryParams: search === '' ? {} : { search } });
  }
}
