// The lot as it was at the moment that is shown: plate, price, who led, the countdown and its phase in words.
import { Component, computed, inject, input } from '@angular/core';
import type { AuctionView, LotView } from '@haopai/contracts';
import { Words } from '@haopai/web-app';
import { clockOf, isEnded } from '@haopai/web-data';
import { formatLeft, Plate, YuanPipe } from '@haopai/web-ui';
import { CountdownRing } from '@haopai/web-ui/bidding';
import { hasLapsed } from '../lots/lapsed-lead';

/** From a million yuan on a price needs smaller figures to fit beside the clock. */
const LONG_PRICE_FEN = 1_000_000_00;

@Component({
  selector: 'hp-replay-face',
  imports: [CountdownRing, Plate, YuanPipe],
  templateUrl: './replay-face.html',
  styleUrl: './replay-face.scss',
  host: { class: 'hp-card' },
})
export class ReplayFace {
  private readonly words = inject(Words);

  readonly lot = input.required<LotView>();
  readonly auction = input.required<AuctionView>();
  readonly atMs = input.required<number>();

  protected readonly say = this.words.say;
  protected readonly clock = computed(() => clockOf(this.lot(), this.atMs()));
  protected readonly hasEnded = computed(() => isEnded(this.lot().phase));
  protected readonly totalMs = computed(() =>
    this.lot().phase === 'oneMinute' ? this.auction().countdownMs : this.auction().firstBidMs,
  );
  protected readonly priceLabel = computed(() => {
    const { priceFen, phase } = this.lot();
    if (priceFen === null) return 'lot.startPrice';
    if (phase === 'sold') return 'lot.hammerPrice';
    return this.hasEnded() ? 'lot.lastPrice' : 'lot.currentPrice';
  });
  protected readonly isLongPrice = computed(
    () => (this.lot().priceFen ?? this.lot().startPriceFen) >= LONG_PRICE_FEN,
  );
  protected readonly leader = computed(() => {
    const lot = this.lot();
    if (lot.leaderPaddle !== null)
      return this.say(lot.phase === 'sold' ? 'lot.winner' : 'lot.leader', { paddle: lot.leaderPaddle });
    if (hasLapsed(lot)) return this.say('lot.lapsed');
    return this.hasEnded() ? '' : this.say('lot.noLeader');
  });
  protected readonly phaseWords = computed(() => {
    const { phase, leftMs } = this.clock();
    if (phase === 'waiting') return this.say('replay.waiting');
    const isAnew = phase === 'fiveMinutes' && hasLapsed(this.lot());
    return this.say(isAnew ? 'lot.fiveMinutesLapsed' : `lot.${phase}`, { left: formatLeft(leftMs ?? 0) });
  });
}
