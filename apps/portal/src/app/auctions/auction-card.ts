// One auction in the list: what it is, when, how many plates, and one way in.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AuctionView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { YuanPipe } from '@haopai/web-ui';
import { EnrolmentLine } from '../enrolments/enrolment-line';
import { timeToWait } from '../lots/time-to-wait';
import { AuctionTitle } from './auction-title';
import { sayAuctionWhen } from './auction-when';
import { StopNote } from './stop-note';

const COUNTDOWN_BELOW_MS = 86_400_000;

@Component({
  selector: 'hp-auction-card',
  imports: [AuctionTitle, EnrolmentLine, RouterLink, StopNote, YuanPipe],
  templateUrl: './auction-card.html',
  styleUrl: './auction-card.scss',
})
export class AuctionCard {
  private readonly words = inject(Words);

  readonly auction = input.required<AuctionView>();
  readonly nowMs = input.required<number>();

  protected readonly say = this.words.say;
  /** By the clock and not only by what the list said when it was loaded: an open page outlives a start. */
  protected readonly isLive = computed(() => {
    const { state, startsAtMs } = this.auction();
    return state === 'live' || (state === 'coming' && this.nowMs() >= startsAtMs);
  });
  protected readonly when = computed(() => sayAuctionWhen(this.words, this.auction(), this.nowMs()));
  protected readonly startsIn = computed(() => {
    const leftMs = this.auction().startsAtMs - this.nowMs();
    return leftMs > 0 && leftMs < COUNTDOWN_BELOW_MS ? timeToWait(this.words, leftMs) : null;
  });
  /** One that was cancelled has none. */
  private readonly hasResults = computed(() => {
    const { state, stop } = this.auction();
    return state === 'past' && stop?.kind !== 'cancel';
  });
  protected readonly way = computed(() => {
    return [this.hasResults() ? '/results' : '/auctions', this.auction().id];
  });
  protected readonly action = computed(() => {
    if (this.hasResults()) return 'auctions.results';
    return this.isLive() ? 'auctions.open' : 'auctions.preview';
  });
}
