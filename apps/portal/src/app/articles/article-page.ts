// One guide or announcement: title, dates, contents when it is long, the text, and the way back.
import { ViewportScroller } from '@angular/common';
import { afterRenderEffect, Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { ArticlesClient } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { LANGUAGE_TAGS } from '@haopai/rules';
import { ArticleBody } from './article-body';
import { splitArticle } from './article-parts';
import { OtherLanguage } from './other-language';

/** With fewer parts the eye finds its way by itself. */
const CONTENTS_FROM_PARTS = 5;

@Component({
  selector: 'hp-article-page',
  imports: [ArticleBody, Icon, LoadFailed, LoadStale, Notice, OtherLanguage, RouterLink, Skeleton],
  templateUrl: './article-page.html',
  styleUrl: './article-page.scss',
})
export class ArticlePage {
  private readonly words = inject(Words);
  private readonly scroller = inject(ViewportScroller);
  private readonly fragment = toSignal(inject(ActivatedRoute).fragment, { initialValue: null });
  private readonly client = inject(ArticlesClient);

  readonly slug = input.required<string>();

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly date = this.words.date;
  protected readonly article = reading(() => this.client.find(this.slug(), this.words.language()));
  /** Of the text, where it is not the page's. */
  protected readonly language = computed(() => {
    const written = this.article.value()?.writtenIn;
    return written === undefined ? null : LANGUAGE_TAGS[written];
  });
  protected readonly parts = computed(() => splitArticle(this.article.value()?.html ?? ''));
  protected readonly contents = computed(() => {
    const headed = this.parts().filter(({ heading }) => heading !== null);
    return headed.length >= CONTENTS_FROM_PARTS ? headed : [];
  });
  protected readonly list = computed(() =>
    this.article.value()?.kind === 'announcement' ? 'announcements' : 'guides',
  );
  /** Said only when it was changed on another day than it came out. */
  protected readonly updated = computed(() => {
    const article = this.article.value();
    if (article === null) return null;
    const { publishedAtMs, updatedAtMs } = article;
    const [published, updated] = [this.date(publishedAtMs), this.date(updatedAtMs)];
    return updatedAtMs > publishedAtMs && updated !== published ? updated : null;
  });

  constructor() {
    // A link to a part arrives before the article does.
    afterRenderEffect(() => {
      const fragment = this.fragment();
      if (fragment !== null && this.article.value() !== null) this.scroller.scrollToAnchor(fragment);
    });
  }
}
