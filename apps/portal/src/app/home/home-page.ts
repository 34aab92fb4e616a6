// The front door: the promise and the doors on one side, the current auction as a departure board on the other, news below.
import { Component, computed, effect, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuctionView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { AuctionsClient, BoardFeed, type Loaded, LOADING, ServerClock } from '@haopai/web-data';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { DelayedNote } from '../lots/delayed-note';
import { MANUALS } from '../shell/places';
import { DepartureBoard } from './departure-board';
import { Doors } from './doors';
import { LatestNews } from './latest-news';

const FACTS = ['fact1', 'fact2', 'fact3'] as const;

@Component({
  selector: 'hp-home-page',
  imports: [DelayedNote, DepartureBoard, Doors, Icon, LatestNews, Notice, RouterLink, Skeleton],
  providers: [BoardFeed],
  templateUrl: './home-page.html',
  styleUrl: './home-page.scss',
})
export class HomePage {
  private readonly client = inject(AuctionsClient);
  private readonly feed = inject(BoardFeed);
  private readonly clock = inject(ServerClock);
  private readonly words = inject(Words);

  protected readonly say = this.words.say;
  protected readonly facts = FACTS;
  protected readonly manuals = MANUALS;
  protected readonly nowMs = this.clock.nowMs;
  /** The auction under way, else the next one, else none. */
  protected readonly current = signal<Loaded<AuctionView | null>>(LOADING);
  protected readonly board = this.feed.board;
  protected readonly hasNone = computed(() => {
    const current = this.current();
    return current.status === 'ready' && current.value === null;
  });
  protected readonly failure = computed(() => {
    const current = this.current();
    return current.status === 'failed' ? this.words.sayRefusal(current.refusal) : '';
  });

  constructor() {
    void this.load();
    effect(() => {
      const current = this.current();
      if (current.status === 'ready' && current.value !== null) this.feed.watch(current.value.id);
    });
    effect(() => {
      if (this.feed.board()?.auction.state === 'past') void this.load();
    });
  }

  protected async load(): Promise<void> {
    this.current.set(LOADING);
    for (const state of ['live', 'coming'] as const) {
      const answer = await this.client.list(state, 1, 1);
      if (!answer.ok) return this.current.set({ status: 'failed', refusal: answer.refusal });
      const first = answer.value.items[0];
      if (first !== undefined) return this.current.set({ status: 'ready', value: first });
    }
    this.current.set({ status: 'ready', value: null });
  }
}
