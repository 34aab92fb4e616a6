// The front door: the promise in a line, what the reader has to do, one search, the current auction as a departure board; then the other ways, news and the office.
import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
  ViewContainerRef,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuctionView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { LoadFailed, LoadStale } from '@haopai/web-app/loading';
import { AuctionsClient, BoardFeed, isEnded, type ReadState, ServerClock } from '@haopai/web-data';
import { reading } from '@haopai/web-data/reading';
import { Notice, Skeleton } from '@haopai/web-ui';
import { DelayedNote } from '../lots/delayed-note';
import { SearchField } from '../search/search-field';
import { DepartureBoard } from './departure-board';
import { Doors } from './doors';
import { ForSale } from './for-sale';
import { LatestNews } from './latest-news';
import { OfficeLine } from './office-line';

@Component({
  selector: 'hp-home-page',
  imports: [
    DelayedNote,
    DepartureBoard,
    Doors,
    ForSale,
    LatestNews,
    LoadFailed,
    LoadStale,
    Notice,
    OfficeLine,
    RouterLink,
    SearchField,
    Skeleton,
  ],
  providers: [BoardFeed],
  templateUrl: './home-page.html',
  styleUrl: './home-page.scss',
})
export class HomePage {
  private readonly client = inject(AuctionsClient);
  private readonly feed = inject(BoardFeed);
  private readonly clock = inject(ServerClock);
  private readonly words = inject(Words);

  private readonly own = viewChild.required('own', { read: ViewContainerRef });
  private isGone = false;

  protected readonly isOwnAwaited = signal(true);
  protected readonly say = this.words.say;
  protected readonly nowMs = this.clock.nowMs;
  private readonly live = reading(() => this.client.page('live', 1, 1));
  private readonly coming = reading(() =>
    this.live.value()?.items.length === 0 ? this.client.page('coming', 1, 1) : undefined,
  );
  /** The auction under way, else the next one, else none. */
  protected readonly current = computed((): ReadState<AuctionView | null> => {
    const live = this.live.state();
    const shown = live.status === 'ready' && live.value.items.length === 0 ? this.coming.state() : live;
    return shown.status === 'ready' ? { ...shown, value: shown.value.items[0] ?? null } : shown;
  });
  /** Whatever has come of the answer, the same auction is followed on. */
  private readonly followedId = computed(() => {
    const current = this.current();
    return current.status === 'ready' ? (current.value?.id ?? null) : null;
  });
  private readonly isOver = computed(() => this.feed.board()?.auction.state === 'past');
  protected readonly board = this.feed.board;
  /** A plate that is for sale: those of a drill are toys. */
  protected readonly firstLot = computed(() => {
    const board = this.board();
    if (board === null || board.auction.isDrill === true) return null;
    return board.lots.find(({ phase }) => !isEnded(phase)) ?? null;
  });
  protected readonly hasNone = computed(() => {
    const current = this.current();
    return current.status === 'ready' && current.value === null;
  });
  protected readonly silence = this.feed.silence;

  constructor() {
    inject(DestroyRef).onDestroy(() => (this.isGone = true));
    // The page is read without it: its file comes afterwards, into the place that is kept for it.
    effect(() => {
      const place = this.own();
      untracked(() => void this.showOwn(place).finally(() => this.isOwnAwaited.set(false)));
    });
    effect(() => {
      const auctionId = this.followedId();
      if (auctionId !== null) this.feed.watch(auctionId);
    });
    effect(() => {
      if (this.isOver()) untracked(() => this.reload());
    });
  }

  private async showOwn(place: ViewContainerRef): Promise<void> {
    const file = await import('./own/own-standing').catch(() => null);
    if (file !== null && !this.isGone) place.createComponent(file.OwnStanding);
  }

  protected reload(): void {
    this.live.reload();
    this.coming.reload();
  }
}
