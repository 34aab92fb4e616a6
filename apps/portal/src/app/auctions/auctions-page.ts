// Current, coming and past auctions.
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import type { AuctionState, AuctionView, Page } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import {
  AuctionsClient,
  type Loaded,
  LOADING,
  OwnEnrolments,
  ServerClock,
  Session,
  toLoaded,
} from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { AuctionCard } from './auction-card';

const SECTIONS = [
  { state: 'live', empty: 'auctions.noLive' },
  { state: 'coming', empty: 'auctions.noComing' },
  { state: 'past', empty: 'auctions.noPast' },
] as const;

@Component({
  selector: 'hp-auctions-page',
  imports: [AuctionCard, Notice, Skeleton],
  templateUrl: './auctions-page.html',
  styleUrl: './auctions-page.scss',
})
export class AuctionsPage {
  private readonly client = inject(AuctionsClient);
  private readonly words = inject(Words);
  private readonly clock = inject(ServerClock);
  private readonly lists: Record<AuctionState, ReturnType<typeof signal<Loaded<Page<AuctionView>>>>> = {
    live: signal<Loaded<Page<AuctionView>>>(LOADING),
    coming: signal<Loaded<Page<AuctionView>>>(LOADING),
    past: signal<Loaded<Page<AuctionView>>>(LOADING),
  };

  protected readonly say = this.words.say;
  protected readonly sayRefusal = this.words.sayRefusal;
  protected readonly nowMs = this.clock.nowMs;
  protected readonly sections = computed(() =>
    SECTIONS.map((section) => ({ ...section, list: this.lists[section.state]() })),
  );

  /** Auctions listed as coming whose time has come while the page was open. */
  private readonly justStarted = computed(() => {
    const coming = this.lists.coming();
    const items = coming.status === 'ready' ? coming.value.items : [];
    return items
      .filter((auction) => auction.startsAtMs <= this.nowMs())
      .map((auction) => auction.id)
      .join();
  });

  constructor() {
    const own = inject(OwnEnrolments);
    const { citizenId } = inject(Session);
    effect(() => {
      if (citizenId() !== null) untracked(() => void own.resumeLatest());
    });
    for (const { state } of SECTIONS) void this.load(state);
    effect(() => {
      if (this.justStarted() !== '') void this.refresh(['coming', 'live']);
    });
  }

  protected async load(state: AuctionState): Promise<void> {
    this.lists[state].set(LOADING);
    await this.refresh([state]);
  }

  /** Loads again without hiding what is there. */
  private async refresh(states: readonly AuctionState[]): Promise<void> {
    await Promise.all(
      states.map(async (state) => this.lists[state].set(toLoaded(await this.client.list(state)))),
    );
  }
}
