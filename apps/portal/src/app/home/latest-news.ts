// The newest announcements on the home page, in the reader's language.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { ArticlesClient, ServerClock } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { Notice, Skeleton } from '@haopai/web-ui';

const SHOWN_MAX = 4;

@Component({
  selector: 'hp-latest-news',
  imports: [LoadFailed, LoadStale, Notice, RouterLink, Skeleton],
  templateUrl: './latest-news.html',
  styleUrl: './latest-news.scss',
})
export class LatestNews {
  private readonly client = inject(ArticlesClient);
  private readonly clock = inject(ServerClock);
  private readonly words = inject(Words);

  protected readonly say = this.words.say;
  protected readonly list = reading(() =>
    this.client.page({ kind: 'announcement', lang: this.words.language(), page: 1, size: SHOWN_MAX }),
  );
  protected readonly lines = computed(() => {
    const items = this.list.value()?.items ?? [];
    return items.map((head) => ({
      ...head,
      when: this.words.dayTime(head.publishedAtMs, this.clock.nowMs()),
    }));
  });
}
