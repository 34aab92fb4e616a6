// Guides or announcements: a search box, a page of them, and the way to the next page. The address holds search and page.
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { ArticleKind } from '@haopai/contracts';
import { pageFromQuery, Pager, Words } from '@haopai/web-app';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { ArticleListStore } from './article-list-store';
import { SEARCH_MAX, searchFromQuery } from './list-query';

/** Guides are looked over as a whole, announcements from the newest on. */
const PER_PAGE: Readonly<Record<ArticleKind, number>> = { guide: 20, announcement: 10 };

@Component({
  selector: 'hp-article-list-page',
  imports: [Icon, Notice, Pager, RouterLink, Skeleton],
  providers: [ArticleListStore],
  templateUrl: './article-list-page.html',
  styleUrl: './article-list-page.scss',
})
export class ArticleListPage {
  private readonly router = inject(Router);
  private readonly words = inject(Words);
  protected readonly store = inject(ArticleListStore);

  /** From the route. */
  readonly kind = input.required<ArticleKind>();
  /** From the query. */
  readonly search = input('', { transform: searchFromQuery });
  readonly page = input(1, { transform: pageFromQuery });

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly date = this.words.date;
  protected readonly searchMax = SEARCH_MAX;
  protected readonly area = computed(() => (this.kind() === 'guide' ? 'guides' : 'announcements'));
  /** In two columns, where there is room for them. */
  protected readonly rows = computed(() => {
    const list = this.store.list();
    return list.status === 'ready' ? Math.max(1, Math.ceil(list.value.items.length / 2)) : 1;
  });
  protected readonly found = computed(() => {
    const list = this.store.list();
    if (this.search() === '' || list.status !== 'ready') return '';
    return this.say('articles.found', { count: list.value.total, search: this.search() });
  });

  constructor() {
    effect(() => {
      const search = this.search();
      const kind = this.kind();
      const query = { kind, lang: this.words.language(), page: this.page(), size: PER_PAGE[kind] };
      untracked(() => void this.store.show(search === '' ? query : { ...query, search }));
    });
  }

  protected async find(event: Event, typed: string): Promise<void> {
    event.preventDefault();
    const search = searchFromQuery(typed);
    await this.router.navigate([], { queryParams: search === '' ? {} : { search } });
  }
}
