// The searches that one has saved: what each looks for, when it was last told of, the way to its plates, and deleting it.
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SavedSearchView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { ServerClock } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { KeptTabs } from '../watches/kept-tabs';
import { searchQuery } from './search-query';
import { SearchesStore } from './searches-store';
import { wishName } from './wish-name';

const PAGES = {
  listings: { path: '/plates', name: 'nav.plates' },
  auctions: { path: '/auctions', name: 'nav.auctions' },
} as const;

@Component({
  selector: 'hp-searches-page',
  imports: [KeptTabs, LoadFailed, LoadStale, Notice, RouterLink, Skeleton],
  providers: [FaultFocus, SearchesStore],
  templateUrl: './searches-page.html',
  styleUrl: './searches-page.scss',
})
export class SearchesPage {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  protected readonly store = inject(SearchesStore);
  protected readonly nowMs = inject(ServerClock).nowMs;

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly dayTime = this.words.dayTime;
  protected readonly pages = PAGES;
  protected readonly news = signal('');

  protected nameOf({ wish }: SavedSearchView): string {
    return wishName(wish, this.say);
  }

  /** Of plates for sale the newest first. */
  protected queryOf({ scope, wish }: SavedSearchView): Readonly<Record<string, string>> {
    return scope === 'listings' ? { ...searchQuery(wish), sort: 'newest' } : {};
  }

  protected async remove(search: SavedSearchView): Promise<void> {
    this.news.set('');
    const name = this.nameOf(search);
    if (await this.store.remove(search.id)) this.news.set(this.say('search.removed', { name }));
    this.focus.move();
  }
}
