// One guide or announcement: title, dates, contents when it is long, the text, and the way back.
import { ViewportScroller } from '@angular/common';
import { afterRenderEffect, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { ArticleBody } from './article-body';
import { ArticleStore } from './article-store';

/** With fewer parts the eye finds its way by itself. */
const CONTENTS_FROM_PARTS = 5;

@Component({
  selector: 'hp-article-page',
  imports: [ArticleBody, Icon, Notice, RouterLink, Skeleton],
  providers: [ArticleStore],
  templateUrl: './article-page.html',
  styleUrl: './article-page.scss',
})
export class ArticlePage {
  private readonly words = inject(Words);
  private readonly scroller = inject(ViewportScroller);
  private readonly fragment = toSignal(inject(ActivatedRoute).fragment, { initialValue: null });
  protected readonly store = inject(ArticleStore);

  readonly slug = input.required<string>();

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly date = this.words.date;
  protected readonly contents = computed(() => {
    const headed = this.store.parts().filter(({ heading }) => heading !== null);
    return headed.length >= CONTENTS_FROM_PARTS ? headed : [];
  });
  protected readonly list = computed(() => {
    const article = this.store.article();
    return article.status === 'ready' && article.value.kind === 'announcement' ? 'announcements' : 'guides';
  });
  /** Said only when it was changed on another day than it came out. */
  protected readonly updated = computed(() => {
    const article = this.store.article();
    if (article.status !== 'ready') return null;
    const { publishedAtMs, updatedAtMs } = article.value;
    const [published, updated] = [this.date(publishedAtMs), this.date(updatedAtMs)];
    return updatedAtMs > publishedAtMs && updated !== published ? updated : null;
  });

  constructor() {
    effect(() => {
      const [slug, language] = [this.slug(), this.words.language()];
      untracked(() => void this.store.show(slug, language));
    });
    // A link to a part arrives before the article does.
    afterRenderEffect(() => {
      const fragment = this.fragment();
      if (fragment !== null && this.store.article().status === 'ready')
        this.scroller.scrollToAnchor(fragment);
    });
  }
}
