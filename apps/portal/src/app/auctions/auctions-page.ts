// Current, coming and past auctions.
import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Words } from '@haopai/web-app';
import { LoadFailed, LoadStale, pagedReading } from '@haopai/web-app/loading';
import { AuctionsClient, OwnEnrolments, ServerClock, Session } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { AuctionCard } from './auction-card';

const SECTIONS = [
  { state: 'live', empty: 'auctions.noLive' },
  { state: 'coming', empty: 'auctions.noComing' },
  { state: 'past', empty: 'auctions.noPast' },
] as const;

@Component({
  selector: 'hp-auctions-page',
  imports: [AuctionCard, LoadFailed, LoadStale, Notice, Skeleton],
  templateUrl: './auctions-page.html',
  styleUrl: './auctions-page.scss',
})
export class AuctionsPage {
  private readonly client = inject(AuctionsClient);
  private readonly words = inject(Words);
  private readonly clock = inject(ServerClock);
  private readonly lists = {
    live: pagedReading(() => this.client.page('live')),
    coming: pagedReading(() => this.client.page('coming')),
    past: pagedReading(() => this.client.page('past')),
  };

  protected readonly say = this.words.say;
  protected readonly nowMs = this.clock.nowMs;
  protected readonly sections = SECTIONS.map((section) => ({ ...section, list: this.lists[section.state] }));
  private readonly session = inject(Session);
  /** Whose enrolments have been asked for: a card is as high as what it says of one's own, so none comes before that is known. */
  private readonly askedFor = signal<number | null>(null);
  protected readonly isWhole = computed(
    () => this.session.state().status !== 'unknown' && this.askedFor() === this.session.citizenId(),
  );

  /** Auctions listed as coming whose time has come while the page was open. */
  private readonly justStarted = computed(() =>
    this.lists.coming
      .items()
      .filter((auction) => auction.startsAtMs <= this.nowMs())
      .map((auction) => auction.id)
      .join(),
  );

  constructor() {
    const own = inject(OwnEnrolments);
    effect(() => {
      const citizenId = this.session.citizenId();
      const asked = () => this.askedFor.set(citizenId);
      untracked(() => (citizenId === null ? asked() : void own.resumeLatest().then(asked)));
    });
    effect(() => {
      if (this.justStarted() === '') return;
      untracked(() => {
        this.lists.coming.reload();
        this.lists.live.reload();
      });
    });
  }
}
