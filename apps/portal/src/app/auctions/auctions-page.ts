// Current, coming and past auctions.
import { Component, computed, DestroyRef, effect, inject, signal, untracked } from '@angular/core';
import { Words } from '@haopai/web-app';
import { LoadFailed, LoadStale, pagedReading } from '@haopai/web-app/loading';
import { AuctionsClient, OwnEnrolments, ServerClock, Session } from '@haopai/web-data';
import { Notice, Skeleton } from '@haopai/web-ui';
import { AuctionCard } from './auction-card';

/** Lists that everybody may read wait no longer than this for what is one's own. */
export const OWN_WAIT_MAX_MS = 1_500;

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
  private readonly isSessionKnown = computed(() => this.session.state().status !== 'unknown');
  /**
   * A card is as high as what it says of one's own: none comes before that is known, or has been waited for long enough. Cards that have come stay,
   * also when somebody else takes over the browser.
   */
  protected readonly isWhole = signal(false);

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
    const patience = setTimeout(() => this.isWhole.set(true), OWN_WAIT_MAX_MS);
    inject(DestroyRef).onDestroy(() => clearTimeout(patience));
    effect(() => {
      if (!this.isSessionKnown()) return;
      const citizenId = this.session.citizenId();
      const know = () => {
        // What comes late says nothing of whoever is there now.
        if (this.session.citizenId() === citizenId) this.isWhole.set(true);
      };
      untracked(() => (citizenId === null ? know() : void own.resumeLatest().then(know)));
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
