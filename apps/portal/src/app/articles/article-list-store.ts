// State of a list of articles: one page of one search, in the reader's language. What is asked for last is what shows.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { ArticleHead, Page } from '@haopai/contracts';
import { type ArticleQuery, ArticlesClient, type Loaded, LOADING, toLoaded } from '@haopai/web-data';

@Injectable()
export class ArticleListStore {
  private readonly client = inject(ArticlesClient);
  private readonly loaded = signal<Loaded<Page<ArticleHead>>>(LOADING);
  private query: ArticleQuery | null = null;

  readonly list = this.loaded.asReadonly();
  readonly pages = computed(() => {
    const list = this.loaded();
    return list.status === 'ready' ? Math.ceil(list.value.total / list.value.size) : 0;
  });

  async show(query: ArticleQuery): Promise<void> {
    this.query = query;
    this.loaded.set(LOADING);
    const outcome = await this.client.list(query);
    // A slow answer to an earlier search must not cover the later one's.
    if (this.query === query) this.loaded.set(toLoaded(outcome));
  }

  async retry(): Promise<void> {
    if (this.query !== null) await this.show(this.query);
  }
}
