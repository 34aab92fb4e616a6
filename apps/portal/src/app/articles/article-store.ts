// State of one article's page.
import { computed, inject, Injectable, signal } from '@angular/core';
import type { ArticleLanguage, ArticleView } from '@haopai/contracts';
import { ArticlesClient, type Loaded, LOADING, toLoaded } from '@haopai/web-data';
import { splitArticle } from './article-parts';

@Injectable()
export class ArticleStore {
  private readonly client = inject(ArticlesClient);
  private readonly loaded = signal<Loaded<ArticleView>>(LOADING);
  private asked: { readonly slug: string; readonly language: ArticleLanguage } | null = null;

  readonly article = this.loaded.asReadonly();
  readonly parts = computed(() => {
    const article = this.loaded();
    return article.status === 'ready' ? splitArticle(article.value.html) : [];
  });

  async show(slug: string, language: ArticleLanguage): Promise<void> {
    const asked = { slug, language };
    this.asked = asked;
    this.loaded.set(LOADING);
    const outcome = await this.client.find(slug, language);
    if (this.asked === asked) this.loaded.set(toLoaded(outcome));
  }

  async retry(): Promise<void> {
    if (this.asked !== null) await this.show(this.asked.slug, this.asked.language);
  }
}
