// Current, coming and past auctions.
import { Component, computed, inject, signal } from '@angular/core';
import type { AuctionState, AuctionView, Page } from '@haopai/contracts';
import { AuctionsClient, type Loaded, LOADING, ServerClock, toLoaded } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { Words } from '../i18n/words';
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

  constructor() {
    for (const { state } of SECTIONS) void this.load(state);
  }

  protected async load(state: AuctionState): Promise<void> {
    this.lists[state].set(LOADING);
    this.lists[state].set(toLoaded(await this.client.list(state)));
  }
}
