// The newest announcements on the home page, in the reader's language.
import { Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ArticleHead, Page } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { ArticlesClient, type Loaded, LOADING, ServerClock, toLoaded } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';

const SHOWN_MAX = 4;

@Component({
  selector: 'hp-latest-news',
  imports: [Notice, RouterLink, Skeleton],
  templateUrl: './latest-news.html',
  styleUrl: './latest-news.scss',
})
export class LatestNews {
  private readonly client = inject(ArticlesClient);
  private readonly clock = inject(ServerClock);
  private readonly words = inject(Words);

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly list = signal<Loaded<Page<ArticleHead>>>(LOADING);
  protected readonly lines = computed(() => {
    const list = this.list();
    if (list.status !== 'ready') return [];
    return list.value.items.map((head) => ({
      ...head,
      when: this.words.dayTime(head.publishedAtMs, this.clock.nowMs()),
    }));
  });

  constructor() {
    effect(() => {
      this.words.language();
      void this.load();
    });
  }

  protected async load(): Promise<void> {
    const lang = this.words.language();
    this.list.set(LOADING);
    const answer = toLoaded(await this.client.list({ kind: 'announcement', lang, page: 1, size: SHOWN_MAX }));
    if (lang === this.words.language()) this.list.set(answer);
  }
}
